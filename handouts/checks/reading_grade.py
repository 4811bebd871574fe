"""The text is easy enough to read.

What it does:
    Holds the article's readability score against the target and the limit. Above the limit the gate is
    shut, and nothing is written. Between them there is a warning. A text under 10 sentences or 100 words
    has no score, and a person has to judge it.

Why it matters:
    Many adults read below grade 8, and fear makes reading harder for all. A patient who cannot read the
    handout cannot follow it.

Fails:
    # Asthma

    Pharmacological intervention necessitates individualized consideration of contraindications. It
    necessitates consideration of cardiovascular comorbidity. Hepatic insufficiency necessitates
    additional consideration. Comprehensive evaluation identifies environmental precipitants. Occupational
    exposures necessitate investigation. Immunological investigation necessitates specialized
    laboratories. Psychological considerations complicate comprehensive evaluation. Pharmacological
    monotherapy is characteristically insufficient. Exacerbations necessitate immediate reevaluation of
    pharmacological intervention. Individualized education facilitates understanding. Communication
    facilitates participation. Participation facilitates individualized intervention. Multidisciplinary
    collaboration additionally facilitates comprehensive rehabilitation. Rehabilitation necessitates
    considerable participation. Physiological deterioration necessitates hospitalization. Deterioration is
    occasionally unpredictable. Hospitalization facilitates continuous physiological observation.
    Observation identifies deterioration immediately. Individualized rehabilitation subsequently
    facilitates independence. Comprehensive documentation facilitates multidisciplinary collaboration.
    Continuous documentation additionally facilitates reevaluation.

Passes:
    # Asthma

    Keep your inhaler near you. Use it when you find it hard to breathe. Shake it first. Breathe out. Put
    it to your mouth. Breathe in and press. Hold your breath. Count to ten. Breathe out again. If it does
    not help, ask for help. Call your nurse if you use it more than two times a week. Your nurse can tell
    you if you need some other drug. Dust and smoke can make asthma worse. So can pets, and cold air. Try
    to stay away from what makes it worse. Keep a list of the days when you find it hard to breathe. Take
    the list with you when you see your nurse.

What to do:
    Mend the hardest sentences first: split long ones, and use shorter words. 'handouts check' names them.

Source:
    Target 6: American Medical Association and American Academy of Family Physicians, 5th to 6th grade.
    Limit 8: National Institutes of Health and CDC, 6th to 8th grade. Formulas: textstat.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks._rule import Context
from handouts.findings import Finding, Severity
from handouts.readability import Formula, formulas
from handouts.records import dataclass
from handouts.results import Gate

RULE = "reading-grade"


@dataclass(frozen=True, slots=True)
class Judged:
    """A score held against its target and its limit."""

    formula: Formula
    value: float
    target: float | None
    limit: float | None

    @property
    def is_grade(self) -> bool:
        """Whether the score is in school grades."""
        return self.formula.name.endswith("_grade") or self.formula.name in (
            "smog_index",
            "coleman_liau_index",
        )

    @property
    def measure(self) -> float:
        """How hard the text is by it, as it is shown: more is harder."""
        return round(self.value, 1) * (1 if self.formula.higher_is_harder else -1)

    @property
    def gate(self) -> Gate:
        """The same for reports."""
        formula = self.formula
        return Gate(formula.name, self.value, self.target, self.limit, formula.higher_is_harder)

    @property
    def good(self) -> bool:
        """Whether the target is met."""
        return self.gate.good(self.value)

    @property
    def allowed(self) -> bool:
        """Whether the limit is kept."""
        return self.gate.allowed(self.value)


def judge(context: Context) -> Judged | None:
    """The score that the gate goes by; None where there is none."""
    known = {formula.name: formula for formula in formulas(context.readability.language)}
    settings = context.settings
    default = next((name for name, formula in known.items() if formula.gates), "")
    name = settings.metric if settings.metric in known else default
    value = context.readability.document.values.get(name)
    if value is None or name in context.readability.document.estimates:
        return None
    formula = known[name]
    # A target or a limit was set for the score that was named, not for another language's.
    own = name == (settings.metric or "flesch_kincaid_grade")
    target = settings.target if own and settings.target is not None else formula.target
    limit = settings.limit if own and settings.limit is not None else formula.limit
    return Judged(formula, value, target, limit)


def check(context: Context) -> Iterator[Finding]:
    """Hold the scores against target and limits."""
    position = context.document.position
    scores = context.readability.document
    if scores.problem:
        yield Finding(
            RULE,
            Severity.REVIEW,
            f"There is no reading grade: {scores.problem}.",
            "A person has to judge whether patients can read it.",
            position,
        )
        return
    judged = judge(context)
    if judged is not None:
        yield from _gate(context, judged)
    known = {formula.name: formula for formula in formulas(context.readability.language)}
    for name, limit in context.settings.limits.items():
        if name in scores.values and name in known and name not in scores.estimates:
            other = Judged(known[name], scores.values[name], None, limit)
            if not other.allowed:
                yield Finding(
                    RULE,
                    Severity.ERROR,
                    _said(other, f"the limit is {limit:g}"),
                    "Split long sentences and use shorter words, or change the limit in handouts.toml.",
                    position,
                    measure=other.measure,
                )


def _gate(context: Context, judged: Judged) -> Iterator[Finding]:
    position = context.document.position
    if not judged.allowed:
        yield Finding(
            RULE,
            Severity.ERROR,
            _said(judged, f"the limit is {judged.limit:g}"),
            "Mend the hardest sentences first; 'hard-sentence' names them.",
            position,
            measure=judged.measure,
        )
    elif not judged.good:
        yield Finding(
            RULE,
            Severity.WARNING,
            _said(judged, f"the target is {judged.target:g}"),
            "It may be used. Mending the hardest sentences brings it to the target.",
            position,
            measure=judged.measure,
        )


def _said(judged: Judged, bound: str) -> str:
    if judged.formula.name == "flesch_kincaid_grade":
        return f"The text reads at grade {judged.value:.1f}; {bound}."
    return f"The score {judged.formula.name} is {judged.value:.1f}; {bound}."
