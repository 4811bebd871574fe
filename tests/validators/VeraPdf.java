import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validates the PDF of each request with veraPDF, in one JVM: "flavour TAB path" in, a line of JSON out. */
public class VeraPdf {
    private static final int MOST_FAILURES_SHOWN = 1000;

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset(); // what it logs about broken files is in the result too
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // a library that prints may not break the protocol
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String request = requests.readLine(); request != null; request = requests.readLine()) {
            String[] parts = request.split("\t", 2);
            answers.println(answer(PDFAFlavour.byFlavourId(parts[0]), Path.of(parts[1])));
        }
    }

    private static String answer(PDFAFlavour flavour, Path path) {
        List<String> failures = new ArrayList<>();
        try (var stream = Files.newInputStream(path);
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance()
                                .createValidator(flavour, MOST_FAILURES_SHOWN, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    var rule = assertion.getRuleId();
                    String place = assertion.getLocation().getContext();
                    failures.add(
                            String.format(
                                    "%s-%d %s (%s)",
                                    rule.getClause(), rule.getTestNumber(), assertion.getMessage(), place));
                }
            }
            if (failures.isEmpty() && !result.isCompliant()) {
                failures.add("not compliant: " + result.getJobEndStatus());
            }
            return String.format(
                    "{\"flavour\": %s, \"checks\": %d, \"failures\": %s}",
                    quoted(result.getPDFAFlavour().getId()), result.getTotalAssertions(), array(failures));
        } catch (Exception error) {
            return String.format("{\"error\": %s}", quoted(error.toString()));
        }
    }

    private static String array(List<String> texts) {
        return "[" + String.join(", ", texts.stream().map(VeraPdf::quoted).toList()) + "]";
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character == '"' || character == '\\') {
                json.append('\\').append(character);
            } else if (character < ' ') {
                json.append(String.format("\\u%04x", (int) character));
            } else {
                json.append(character);
            }
        }
        return json.append('"').toString();
    }
}
