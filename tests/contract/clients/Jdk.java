import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The client of the JDK on its defaults, which ask for HTTP/2 at every call: a thousand calls, none lost. */
public class Jdk {
    public static void main(String[] arguments) throws Exception {
        int calls = 1_000;
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("BASE") + "/v1/offertes/_valideer"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofFile(Path.of(System.getenv("TRAJECTORY"))))
            .build();
        Map<String, Integer> answers = new TreeMap<>();
        for (int call = 0; call < calls; call++) {
            String answer;
            try {
                answer = "" + client.send(request, BodyHandlers.ofString()).statusCode();
            } catch (Exception lost) {
                answer = lost.toString();
            }
            answers.merge(answer, 1, Integer::sum);
        }
        System.out.println("JDK: " + answers);
        System.exit(answers.equals(Map.of("200", calls)) ? 0 : 1);
    }
}
