import org.openapitools.client.ApiClient;
import org.openapitools.client.model.Traject;

/** What is particular to the library `native` (the client of the JDK). */
class Library {
    static final String NAME = "openapi-generator java (native)";

    static ApiClient client(String address) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(address);
        return client;
    }

    static Traject read(ApiClient client, String body) throws Exception {
        return client.getObjectMapper().readValue(body, Traject.class);
    }
}
