import org.openapitools.client.ApiClient;
import org.openapitools.client.model.Traject;

/** What is particular to the default library (okhttp-gson). */
class Library {
    static final String NAME = "openapi-generator java (default)";

    static ApiClient client(String address) {
        return new ApiClient().setBasePath(address).setReadTimeout(300_000);
    }

    static Traject read(ApiClient client, String body) throws Exception {
        return Traject.fromJson(body);
    }
}
