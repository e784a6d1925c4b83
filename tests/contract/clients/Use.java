import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.BeoordelenApi;
import org.openapitools.client.api.DocumentenApi;
import org.openapitools.client.model.BatchOnderdeel;
import org.openapitools.client.model.Soort;
import org.openapitools.client.model.Traject;
import org.openapitools.client.model.Variant;

/** openapi-generator's Java client, as it generates: a document, a problem, headers, a judgement, a batch, many calls. */
public class Use {
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(System.getenv("ITEMS"));
        String body = Files.readString(Path.of(System.getenv("TRAJECTORY")));
        ApiClient client = Library.client(System.getenv("BASE") + "/v1");
        DocumentenApi documents = new DocumentenApi(client);
        BeoordelenApi judgements = new BeoordelenApi(client);
        Traject traject = Library.read(client, body);

        var made = documents.maakOfferteWithHttpInfo(traject, Variant.UWV, null, null, null, null);
        check("document", starts(made.getData(), "%PDF-"));
        var names = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        names.putAll(made.getHeaders());
        check("headers", names.containsKey("Repr-Digest") && names.containsKey("Document-Paginas"));

        Traject without = Library.read(client, body);
        without.setOfferte(null);
        try {
            documents.maakOfferte(without, null, null, null, null, null);
            check("problem", false);
        } catch (ApiException refused) {
            check("problem", refused.getCode() == 400 && refused.getResponseBody().contains("\"/offerte\""));
        }

        var judged = judgements.valideerTraject(traject, null, null, null, null, null);
        check("judgement", judged.getGeldig() && judged.getDocumenten().size() == 4);

        List<BatchOnderdeel> items = IntStream.range(0, count)
            .mapToObj(index -> new BatchOnderdeel().soort(Soort.OFFERTE).bestandsnaam("offerte-" + index).traject(traject))
            .toList();
        try (ZipFile batch = new ZipFile(documents.maakBatch(items, null, null, null))) {
            check("batch", batch.size() == count + 1);
        }

        for (int call = 0; call < 100; call++) {
            check("call " + call, judgements.valideerOfferte(traject, null, null, null, null, null).getGeldig());
        }
        System.out.println(Library.NAME + ": document, headers, problem, judgement, batch of " + count + ", 100 calls");
        System.exit(0);
    }

    private static boolean starts(File file, String word) throws Exception {
        return new String(Files.readAllBytes(file.toPath()), "ISO-8859-1").startsWith(word);
    }

    private static void check(String name, boolean holds) {
        if (!holds) {
            System.err.println(Library.NAME + ": " + name + ": not what the contract says");
            System.exit(1);
        }
    }
}
