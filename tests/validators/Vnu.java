import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import nu.validator.client.EmbeddedValidator;

/** Checks the page of each request with the Nu Html Checker, in one JVM: a path in, a line of JSON out. */
public class Vnu {
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // a library that prints may not break the protocol
        EmbeddedValidator validator = new EmbeddedValidator();
        validator.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
        validator.setForceHTML(true);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String path = requests.readLine(); path != null; path = requests.readLine()) {
            answers.println(validator.validate(Path.of(path)).replaceAll("\\s*\\R\\s*", " "));
        }
    }
}
