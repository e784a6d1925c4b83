//! What the description says of every operation alike, put in once: headers, problems, parameters and examples as components,
//! addresses below the server that holds the version, and who to turn to.

use serde_json::{Map, Value, json};
use utoipa::openapi::OpenApi;

use crate::answers::{Probleemsoort, WORKBOOK, addresses};
use crate::{examples, wire};

/// The address below which all others stand.
const VERSION: &str = "/v1";
const PROBLEM: &str = "application/problem+json";

/// Where a service is that was told nothing else; the commands of the description name it.
pub const USUAL: &str = "http://127.0.0.1:8080";

/// How much one request may hold, as an operator has it.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of a body.
    pub body: usize,
    /// Items of a batch.
    pub items: usize,
}

/// The document as text: with the address of the service as its callers know it, else as this machine does, name, page and e-mail of who is to be asked, and the limits that
/// hold.
pub fn written(
    written: OpenApi,
    service: Option<&str>,
    here: &str,
    contact: [impl AsRef<str>; 3],
    limits: Limits,
) -> String {
    let mut document = serde_json::to_value(written).unwrap_or_default();
    let about = document["info"]["description"].as_str().unwrap_or_default();
    let about = about.replace("{bericht}", &size(limits.body)).replace("{onderdelen}", &grouped(limits.items));
    document["info"]["description"] = about.into();
    document["components"]["schemas"]["BatchLijst"]["maxItems"] = limits.items.into();
    let base = service.unwrap_or_default().trim_end_matches('/');
    let [name, url, email] = contact.each_ref().map(|text| text.as_ref());
    document["info"]["contact"] = json!({ "name": name, "url": url, "email": email });
    if let Some(Value::String(about)) = document.pointer_mut("/info/description") {
        *about = about.replace(USUAL, if base.is_empty() { here } else { base });
    }
    document["servers"] = json!([{ "url": format!("{base}{VERSION}"), "description": "Deze dienst" }]);
    // A service may have no keys: then nothing is asked.
    document["security"] = json!([{}, { "sleutel": [] }]);
    if let Some(schemas) = object_at(&mut document, "/components/schemas") {
        schemas.extend(wire::open_components());
    }
    // The catalogue of codes is made of problems, so problems do not know it.
    for (place, codes) in [("Problem", "Probleemcode"), ("ProblemError", "Foutcode")] {
        let code = object_at(&mut document, &format!("/components/schemas/{place}/properties"));
        if let Some(Value::Object(code)) = code.and_then(|fields| fields.get_mut("code")) {
            code.retain(|name, _| name == "description");
            code.insert("$ref".to_owned(), format!("#/components/schemas/{codes}").into());
        }
    }
    let mut parameters = Map::new();
    for (path, operation) in operations(&mut document) {
        add_examples(&path, operation);
        describe_answers(&path, operation);
        take_out_parameters(&path, operation, &mut parameters);
    }
    if let Some(components) = object_at(&mut document, "/components") {
        let bearer = json!({ "type": "http", "scheme": "bearer", "description": "Een sleutel van deze dienst." });
        components.insert("securitySchemes".to_owned(), json!({ "sleutel": bearer }));
        components.insert("headers".to_owned(), headers());
        components.insert("responses".to_owned(), Value::Object(problems()));
        components.insert("parameters".to_owned(), Value::Object(parameters));
    }
    below_the_server(&mut document);
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// Bytes in the largest unit that tells them whole.
fn size(bytes: usize) -> String {
    if bytes.is_multiple_of(1024 * 1024) {
        format!("{} MiB", grouped(bytes / 1024 / 1024))
    } else if bytes.is_multiple_of(1024) {
        format!("{} KiB", grouped(bytes / 1024))
    } else {
        format!("{} bytes", grouped(bytes))
    }
}

/// A number with points between its thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

fn object_at<'a>(document: &'a mut Value, pointer: &str) -> Option<&'a mut Map<String, Value>> {
    document.pointer_mut(pointer).and_then(Value::as_object_mut)
}

/// Every operation with its path.
fn operations(document: &mut Value) -> Vec<(String, &mut Map<String, Value>)> {
    let Some(paths) = object_at(document, "/paths") else { return vec![] };
    let mut found = Vec::new();
    for (path, methods) in paths {
        let methods = methods.as_object_mut().into_iter().flat_map(|methods| methods.values_mut());
        found.extend(methods.filter_map(|operation| Some((path.clone(), operation.as_object_mut()?))));
    }
    found
}

/// Takes the version out of every path: it stands in the address of the server.
fn below_the_server(document: &mut Value) {
    if let Some(paths) = object_at(document, "/paths") {
        let old = std::mem::take(paths);
        let short = |path: String| path.strip_prefix(VERSION).map_or(path.clone(), str::to_owned);
        paths.extend(old.into_iter().map(|(path, item)| (short(path), item)));
    }
}

/// Headers of answers: the name of the component, what it says, and an example. Those of the first group every answer has,
/// those of the second every answer to a caller who may send so many requests.
const EVERYWHERE: [(&str, &str, &str); 2] = [
    ("API-Version", "Volledig versienummer van de dienst.", env!("CARGO_PKG_VERSION")),
    (
        "traceparent",
        "Kenmerk van dit verzoek (W3C Trace Context).",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    ),
];
const COUNTED: [(&str, &str, &str); 2] = [
    (
        "RateLimit",
        "Hoeveel verzoeken er nog zijn (r), en hoe lang dat geldt, in seconden (t).",
        "\"verzoeken\";r=399;t=4",
    ),
    ("RateLimit-Policy", "Hoeveel verzoeken er mogen zijn (q) in zoveel seconden (w).", "\"verzoeken\";q=400;w=4"),
];
const SOMETIMES: [(&str, &str, &str); 10] = [
    ("Retry-After", "Seconden waarna opnieuw proberen zin heeft.", "2"),
    ("WWW-Authenticate", "Wat een verzoek moet laten zien.", "Bearer realm=\"trajectpers\""),
    ("ETag", "Kenmerk van dit antwoord, voor ‘If-None-Match’.", "\"0f343b0931126a20f133d67c2b018a3b\""),
    (
        "Content-Disposition",
        "Bestandsnaam; een naam van een persoon alleen als `document.bestandsnaam` die bevat.",
        "attachment; filename=\"OFF_K-1_2025-06-20.pdf\"",
    ),
    ("Repr-Digest", "SHA-256 van het document (RFC 9530).", "sha-256=:w1sh1soprnzDs3pwXZifGmgYuZq0OYjXQEh5nj25Jqk=:"),
    (
        "Bevindingen",
        "Codes van de bevindingen, elk met ernst (RFC 9651); weg als er geen zijn.",
        "T06;ernst=waarschuwing",
    ),
    (
        "Server-Timing",
        "Milliseconden in de wachtrij, bij opmaak en bij export.",
        "wachtrij;dur=0.1, opmaak;dur=41.0, export;dur=22.5",
    ),
    ("Accept", "Wat een bericht hier mag zijn, waar iets anders werd geweigerd.", "application/json"),
    ("Accept-Encoding", "Hoe een bericht gecomprimeerd mag zijn: niet.", "identity"),
    ("Vary", "Headers van het verzoek waar het antwoord van afhangt.", "Accept"),
];
/// Those of them that an answer may lack where they are described.
const OPTIONAL: [&str; 4] = ["Accept", "Accept-Encoding", "Bevindingen", "WWW-Authenticate"];
/// Pages of the whole document, the one header that is a number.
const PAGES: &str = "Document-Paginas";

fn headers() -> Value {
    let header = |(name, about, example): (&str, &str, &str)| {
        let required = !OPTIONAL.contains(&name) && !COUNTED.iter().any(|(counted, ..)| *counted == name);
        let schema = json!({ "type": "string", "maxLength": 10_000 });
        let header = json!({ "description": about, "required": required, "schema": schema, "example": example });
        (name.to_owned(), header)
    };
    let mut headers: Map<String, Value> = EVERYWHERE.into_iter().chain(COUNTED).chain(SOMETIMES).map(header).collect();
    let schema = json!({ "type": "integer", "minimum": 1, "maximum": 100_000 });
    let about = "Aantal pagina’s van het hele document.";
    headers.insert(PAGES.to_owned(), json!({ "description": about, "required": true, "schema": schema, "example": 4 }));
    Value::Object(headers)
}

/// References to these headers, and to those that every answer may have.
fn references(names: &[&str]) -> Value {
    let everywhere = EVERYWHERE.iter().chain(&COUNTED).map(|(name, ..)| *name);
    let all = everywhere.chain(names.iter().copied());
    let reference = |name: &str| (name.to_owned(), json!({ "$ref": format!("#/components/headers/{name}") }));
    Value::Object(all.map(reference).collect())
}

/// Statuses of failures: the name of the component, and what it says.
const STATUSES: [(u16, &str, &str); 12] = [
    (400, "Ongeldig", "Het bericht of een parameter bevat fouten; alle fouten tegelijk, elk met zijn plaats."),
    (401, "GeenSleutel", "Er zijn sleutels, en er is er geen getoond die past."),
    (
        403,
        "GeenToegang",
        "De sleutel geeft hier geen toegang, of zonder sleutels: het verzoek komt niet van deze computer.",
    ),
    (404, "Onbekend", "Wat het adres noemt, bestaat niet."),
    (406, "VormNietLeverbaar", "Geen van de gevraagde vormen is leverbaar."),
    (408, "TeTraag", "Het bericht kwam te langzaam."),
    (412, "VoorwaardeNietVervuld", "Het antwoord is een ander dan ‘If-Match’ noemt."),
    (413, "TeGroot", "Het bericht is te groot."),
    (415, "GeenJson", "Het bericht is geen JSON of is gecomprimeerd."),
    (429, "TeVaak", "Te vaak of te veel tegelijk van één aanroeper."),
    (500, "InterneFout", "Er ging bij de dienst iets mis."),
    (503, "NietBeschikbaar", "De wachtrij is vol of de termijn is verstreken; probeer het later opnieuw."),
];

/// The answer of every status of a failure, with an example of each problem that comes with it.
fn problems() -> Map<String, Value> {
    let answer = |(status, name, about): (u16, &str, &str)| {
        let own: &[&str] = match status {
            401 | 403 => &["WWW-Authenticate"],
            406 => &["Vary"],
            415 => &["Accept", "Accept-Encoding"],
            429 | 503 => &["Retry-After"],
            _ => &[],
        };
        let kinds = Probleemsoort::all().iter().filter(|kind| kind.status() == status);
        let examples: Map<String, Value> =
            kinds.map(|kind| (kind.code().to_owned(), json!({ "value": kind.voorbeeld() }))).collect();
        let content =
            json!({ PROBLEM: { "schema": { "$ref": "#/components/schemas/Problem" }, "examples": examples } });
        (name.to_owned(), json!({ "description": about, "headers": references(own), "content": content }))
    };
    STATUSES.into_iter().map(answer).collect()
}

/// What goes wrong at an address, beside what its handler says: who may ask, how often, and what is ours. Whoever names
/// something in an address can name what is no name at all.
fn failures(path: &str, operation: &Map<String, Value>) -> Vec<u16> {
    let mut statuses = vec![429, 500];
    if !addresses::is_open(&path.replace(['{', '}'], "")) {
        statuses.extend([401, 403]);
    }
    if operation.contains_key("parameters") {
        statuses.push(400);
    }
    // What is read stays the same, and has a tag.
    if !operation.contains_key("requestBody") {
        statuses.push(412);
    }
    statuses
}

fn describe_answers(path: &str, operation: &mut Map<String, Value>) {
    let statuses = failures(path, operation);
    let is_reading = !operation.contains_key("requestBody");
    let Some(answers) = operation.get_mut("responses").and_then(Value::as_object_mut) else { return };
    for status in statuses {
        answers.entry(status.to_string()).or_insert(Value::Null);
    }
    for (status, answer) in answers.iter_mut() {
        if let Some((_, name, _)) = STATUSES.iter().find(|(known, ..)| known.to_string() == *status) {
            *answer = json!({ "$ref": format!("#/components/responses/{name}") });
        } else if let Some(answer) = answer.as_object_mut() {
            let declared = answer.get("headers").and_then(Value::as_object);
            let mut names: Vec<&str> =
                declared.into_iter().flat_map(|headers| headers.keys().map(String::as_str)).collect();
            names.extend(is_reading.then_some("ETag"));
            names.extend((addresses::makes(path)).then_some("Vary"));
            let headers = references(&names);
            answer.insert("headers".to_owned(), headers);
        }
    }
    if is_reading {
        let unchanged = json!({ "description": "Niets veranderd sinds ‘ETag’.", "headers": references(&["ETag"]) });
        answers.insert("304".to_owned(), unchanged);
    }
}

/// Parameters that are equal in several operations stand once.
fn take_out_parameters(path: &str, operation: &mut Map<String, Value>, components: &mut Map<String, Value>) {
    let parameters = operation.get_mut("parameters").and_then(Value::as_array_mut);
    for parameter in parameters.into_iter().flatten() {
        let name = parameter.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        if parameter.get("in").and_then(Value::as_str) != Some("query") {
            continue;
        }
        // Those of a batch say the same of many documents. One that says another thing stays where it is.
        let key = if addresses::takes_a_batch(path) { format!("batch-{name}") } else { name };
        if components.get(&key).is_some_and(|known| known != parameter) {
            continue;
        }
        let reference = json!({ "$ref": format!("#/components/parameters/{key}") });
        components.insert(key, std::mem::replace(parameter, reference));
    }
}

/// Examples of what is sent and of what comes back.
fn add_examples(path: &str, operation: &mut Map<String, Value>) {
    let kind = examples::SMALLEST.iter().find(|(soort, _)| kind_at(path) == Some(*soort)).or(examples::SMALLEST.last());
    let Some((soort, smallest)) = kind.map(|(soort, body)| (*soort, body_of(body))) else { return };
    let item = json!({ "soort": soort, "bestandsnaam": "voorbeeld", "traject": smallest });
    if let Some(content) = operation.get_mut("requestBody").and_then(|body| body.get_mut("content")) {
        let whole = json!({
            // A whole one is an example of its own: a reference to it (`externalValue`) stops generators that read a file.
            "kleinste": {
                "summary": "Alleen wat verplicht is",
                "description": "Een volledig traject: `GET /v1/voorbeelden/van-den-akker`.",
                "value": smallest,
            },
        });
        for (media_type, body) in content.as_object_mut().into_iter().flatten() {
            body["examples"] = match media_type.as_str() {
                "application/x-ndjson" => json!({ "onderdeel": { "summary": "Eén regel", "value": item } }),
                WORKBOOK => continue,
                _ if addresses::takes_a_batch(path) => {
                    json!({ "lijst": { "summary": "Een lijst van één", "value": [item] } })
                }
                _ => whole.clone(),
            };
        }
        // Who sends a file knows no other name for it.
        if let Some(content) = content.as_object_mut()
            && let Some(workbook) = content.get(WORKBOOK).cloned()
        {
            content.insert("application/octet-stream".to_owned(), workbook);
        }
    }
    if path == addresses::BATCH
        && let Some(answer) = operation.get_mut("responses").and_then(|answers| answers.get_mut("200"))
    {
        answer["x-resultaten.json"] = json!({ "$ref": "#/components/schemas/BatchResultaten" });
    }
    if let Some(example) = answer_at(path)
        && let Some(content) = operation.get_mut("responses").and_then(|answers| answers.pointer_mut("/200/content"))
    {
        content["application/json"]["examples"] = json!({ "voorbeeld": { "value": example } });
    }
}

/// A body of which every name may stand in the description: the design rules of the Dutch government take a field that begins
/// with the name of a method (`postcode`) for an operation without answers. On Bonaire there are no postcodes.
fn body_of(text: &str) -> Value {
    let mut body: Value = serde_json::from_str(text).unwrap_or_default();
    if let Some(address) = body.pointer_mut("/bureau/adres").and_then(Value::as_object_mut) {
        address.remove("postcode");
        address.insert("plaats".to_owned(), "Kralendijk".into());
        address.insert("land".to_owned(), "BQ".into());
    }
    body
}

/// The kind of document that an address is about.
fn kind_at(path: &str) -> Option<&'static str> {
    let is_about = |soort: &wire::Soort| path == addresses::of(*soort) || path == addresses::judging(*soort);
    wire::Soort::ALL.iter().find(|soort| is_about(soort)).map(|soort| soort.as_str())
}

/// What an address answers, in short, where it answers in JSON.
fn answer_at(path: &str) -> Option<Value> {
    let first = |kind: &Probleemsoort| serde_json::to_value(kind).unwrap_or_default();
    match path {
        addresses::JUDGING_BATCH => Some(json!([{
            "onderdeel": 1,
            "naam": "voorbeeld",
            "soort": "offerte",
            "oordeel": answer_at(addresses::JUDGING_ALL),
        }])),
        _ if path.ends_with("/_valideer") => {
            let soort = kind_at(path).unwrap_or("offerte");
            Some(json!({
                "geldig": false,
                "beoordeeldOp": "2025-06-20",
                "fouten": [{
                    "pointer": "/werkgever/naam",
                    "code": "verplicht",
                    "detail": "Dit veld is verplicht en ontbreekt.",
                }],
                "documenten": [{
                    "soort": soort,
                    "mogelijk": false,
                    "datum": "2025-06-20",
                    "ontbreekt": [],
                    "bevindingen": [],
                }],
                "kalender": [],
            }))
        }
        addresses::WORKBOOK => {
            let traject = examples::SMALLEST.last().map(|(_, body)| body_of(body));
            Some(json!({
                "kandidaten": [{
                    "naam": "2025-0017",
                    "traject": traject,
                    "fouten": [{
                        "cel": "activiteiten!C14",
                        "code": "datum",
                        "detail": "Schrijf de dag als jjjj-mm-dd, of geef de cel de vorm van een datum.",
                    }],
                    "cellen": { "/werknemer/achternaam": "kandidaten!C3" },
                }],
                "fouten": [],
                "opmerkingen": [],
            }))
        }
        addresses::VOORBEELD => examples::SMALLEST.last().map(|(_, body)| body_of(body)),
        addresses::VOORBEELDEN => Some(json!([{
            "naam": "kaalst",
            "omschrijving": examples::summary("kaalst"),
            "href": format!("{}/kaalst", addresses::VOORBEELDEN),
        }])),
        addresses::REGELS => Some(json!({ "regels": [{
            "code": "A02",
            "ernst": "waarschuwing",
            "documenten": ["voortgangsrapportage", "eindrapportage"],
            "naam": "late eerste activiteit",
            "bron": "vuistregel",
        }], "drempels": [] })),
        addresses::PROBLEEM => Probleemsoort::find("bericht-ongeldig").map(first),
        addresses::PROBLEMEN => Some(json!({
            "problemen": Probleemsoort::find("bericht-ongeldig").map(first).into_iter().collect::<Vec<_>>(),
            "fouten": [{ "code": "verplicht", "betekenis": "Een veld dat nodig is, ontbreekt of is leeg." }],
        })),
        addresses::TEKSTEN => Some(json!({ "teksten": [{
            "naam": "voortgangsrapportage/periode_zonder_sollicitaties",
            "eerdereNaam": "periode_zonder_sollicitaties",
            "tekst": "In deze periode is niet gesolliciteerd.",
            "plaatshouders": ["totaal", "totaal_woord"],
        }] })),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_told_as_people_read_them() {
        assert_eq!([4 * 1024 * 1024, 2_048, 1_500, 999].map(size), ["4 MiB", "2 KiB", "1.500 bytes", "999 bytes"]);
        assert_eq!([7, 1_000, 10_000, 1_234_567].map(grouped), ["7", "1.000", "10.000", "1.234.567"]);
    }
}
