"""Large-print tagged PDF by ReportLab."""
