import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/** Laat een document of een batch maken: java Trajectpers.java <dienst> <adres> <invoer> <uitvoer> */
public class Trajectpers {
    public static void main(String[] args) throws InterruptedException {
        if (args.length != 4) {
            System.err.println("Laat een document of een batch maken: java Trajectpers.java <dienst> <adres> <invoer> <uitvoer>");
            System.exit(2);
        }
        try {
            vraag(args);
        } catch (IOException | IllegalArgumentException fout) { // No connection, no such file or address, half an answer.
            System.err.println("Er is geen antwoord van " + args[0] + ": " + fout);
            System.exit(1);
        }
    }

    static void vraag(String[] args) throws IOException, InterruptedException {
        var soort = args[2].endsWith(".ndjson") ? "application/x-ndjson" : "application/json";
        var verzoek = HttpRequest.newBuilder(URI.create(args[0].replaceAll("/+$", "") + "/v1/" + args[1]))
            .header("Content-Type", soort).POST(BodyPublishers.ofFile(Path.of(args[2])));
        var sleutel = System.getenv("TRAJECTPERS_KEY");
        if (sleutel != null) verzoek.header("Authorization", "Bearer " + sleutel);
        // By default this client offers HTTP/2 in every request, and the service then ends the connection after each.
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var deel = Path.of(args[3] + ".deel");
        try {
            var antwoord = client.send(verzoek.build(), hoofd -> hoofd.statusCode() == 200
                ? BodySubscribers.mapping(BodySubscribers.ofFile(deel), bestand -> "")
                : BodySubscribers.ofString(StandardCharsets.UTF_8));
            if (antwoord.headers().firstValue("API-Version").isEmpty()) {
                throw new IOException("status " + antwoord.statusCode() + ", van iets anders dan Trajectpers");
            }
            if (antwoord.statusCode() != 200) {
                toon(antwoord.body());
                System.exit(1);
            }
            Files.move(deel, Path.of(args[3]), StandardCopyOption.REPLACE_EXISTING);
            System.out.println(args[3] + " " + antwoord.headers().firstValue("Bevindingen").orElse(""));
        } finally {
            Files.deleteIfExists(deel);
        }
    }

    static void toon(String probleem) {
        // The JDK has no reader of JSON; with one of yours, read title, detail and errors instead.
        var tekst = "\"((?:[^\"\\\\]|\\\\.)*)\"";
        toon("\"title\":" + tekst + ".*?,\"detail\":" + tekst, "", probleem);
        toon("\"(?:pointer|parameter)\":" + tekst + ",\"code\":[^,]*,\"detail\":" + tekst, "- ", probleem);
    }

    static void toon(String patroon, String teken, String probleem) {
        Pattern.compile(patroon).matcher(probleem).results()
            .map(deel -> teken + deel.group(1) + ": " + deel.group(2).replace("\\\"", "\""))
            .forEach(System.err::println);
    }
}
