//! Everything that can go wrong, by its code: what it means and what to do. The codes of a problem are words with hyphens, those
//! of its faults words with underscores; findings that stop a document keep the code of their rule.

use std::borrow::Cow;
use std::sync::LazyLock;
use std::time::Duration;

use serde::Serialize;
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use super::addresses;
use super::problem::Problem;
use crate::batch::{Failure, Stop};
use crate::checks::RULES;
use crate::wire::Fault;

/// Een soort probleem.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Probleemsoort {
    /// Het adres van deze soort: het ‘type’ van elk probleem ervan.
    #[schema(example = "/v1/problemen/geen-json", max_length = 200)]
    r#type: String,
    #[schema(value_type = Probleemcode)]
    code: &'static str,
    /// De HTTP-status waarmee het komt.
    #[schema(example = 400, minimum = 400, maximum = 599)]
    status: u16,
    /// Wat het betekent.
    #[schema(max_length = 500)]
    betekenis: &'static str,
    /// Wat te doen.
    #[schema(max_length = 500)]
    oplossing: &'static str,
    /// Zo ziet het eruit.
    voorbeeld: Problem,
}

/// Een soort fout in `errors[]`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Foutsoort {
    #[schema(value_type = Foutcode)]
    code: &'static str,
    /// Wat het betekent.
    #[schema(max_length = 300)]
    betekenis: &'static str,
}

/// Alles wat mis kan gaan.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Problemen {
    /// Soorten problemen: de waarden van ‘code’ en ‘type’.
    #[schema(max_items = 100)]
    problemen: Vec<Probleemsoort>,
    /// Soorten fouten: de waarden van ‘errors[].code’. Een bevinding die een document tegenhoudt, houdt de code van haar regel.
    #[schema(max_items = 500)]
    fouten: Vec<Foutsoort>,
}

impl Problemen {
    pub fn all() -> Self {
        let fouten = fault_codes().into_iter().map(|(code, betekenis)| Foutsoort { code, betekenis }).collect();
        Self { problemen: KINDS.clone(), fouten }
    }
}

impl Probleemsoort {
    /// The kind with this code.
    pub fn find(code: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.code == code)
    }

    /// Every kind of problem.
    pub fn all() -> &'static [Self] {
        &KINDS
    }

    pub const fn code(&self) -> &'static str {
        self.code
    }

    pub const fn status(&self) -> u16 {
        self.status
    }

    /// What it looks like.
    pub const fn voorbeeld(&self) -> &Problem {
        &self.voorbeeld
    }
}

type Row = (Problem, &'static str, &'static str);

static KINDS: LazyLock<Vec<Probleemsoort>> = LazyLock::new(|| {
    let row = |(voorbeeld, betekenis, oplossing): Row| {
        let (code, status) = (voorbeeld.code(), voorbeeld.status());
        Probleemsoort {
            r#type: format!("{}/{code}", addresses::PROBLEMEN),
            code,
            status,
            betekenis,
            oplossing,
            voorbeeld,
        }
    };
    rows().into_iter().map(row).collect()
});

fn fault(pointer: &str, code: &'static str, detail: &str) -> Fault {
    Fault { pointer: pointer.to_owned(), code, detail: detail.to_owned() }
}

fn one(pointer: &str, code: &'static str, detail: &str) -> Problem {
    Problem::faults(vec![fault(pointer, code, detail)])
}

/// Each kind of problem as it is told, what it means, and what to do.
fn rows() -> Vec<Row> {
    let ends = "Het JSON-bericht breekt af op regel 1, teken 6. Controleer haakjes en aanhalingstekens.";
    let deep = "Het JSON-bericht is dieper genest dan 32 niveaus (regel 1, teken 33).";
    let late = "Deze datum ligt vóór ‘van’. Controleer beide datums.";
    let lacks = "Dit veld is verplicht en ontbreekt.";
    let failed = vec![("/0/traject/werkgever/naam".to_owned(), "verplicht".to_owned(), lacks.to_owned())];
    vec![
        (
            one("", "leeg", "Het bericht is leeg. Stuur een traject als JSON-object."),
            "Er kwam geen bericht mee.",
            "Stuur een traject; GET /v1/voorbeelden geeft er enkele.",
        ),
        (
            one("", "geen_json", ends),
            "Het bericht is geen geldige JSON in UTF-8.",
            "Laat een programma de JSON schrijven, en stuur haar in UTF-8.",
        ),
        (
            one("", "te_diep", deep),
            "Objecten en lijsten staan te diep in elkaar.",
            "Stuur het traject zoals het schema het beschrijft.",
        ),
        (
            Problem::faults(vec![
                fault("/voortgang/periode/tot", "volgorde", late),
                fault("/werkgever/naam", "verplicht", lacks),
            ]),
            "Het bericht bevat een of meer fouten; ‘errors’ noemt ze alle, elk met zijn plaats.",
            "Verbeter elke plaats die ‘errors’ noemt en stuur het bericht opnieuw.",
        ),
        (
            Problem::parameters(vec![("strikt".into(), "Kies voor ‘strikt’ true of false.".into())]),
            "Een parameter in het adres bestaat niet, staat er twee keer of heeft een verkeerde waarde.",
            "Verbeter de parameters die ‘errors’ noemt.",
        ),
        (
            Problem::unreadable_workbook(
                "Dit is geen werkboek, of het bestand is niet heel. Bewaar het opnieuw als .xlsx.",
            ),
            "Het bestand is geen werkboek (.xlsx), of een dat niet is te lezen.",
            "Open het in Excel of LibreOffice en bewaar het opnieuw als .xlsx, zonder wachtwoord.",
        ),
        (Problem::batch_empty(), "Een batch heeft geen onderdelen.", "Stuur ten minste één onderdeel."),
        (
            Problem::batch_faults(failed, 1, 3),
            "Met strikt=true: ten minste één onderdeel van de batch klopt niet.",
            "Verbeter de plaatsen die ‘errors’ noemt; het eerste getal is het onderdeel, geteld vanaf 0.",
        ),
        (
            Failure::Item(vec![fault("/soort", "verplicht", lacks)]).into(),
            "Een onderdeel van een batch heeft niet de vorm van een onderdeel. Dit staat in resultaten.json, en is het \
             antwoord waar een batch niets anders bevat.",
            "Geef elk onderdeel ‘soort’ en ‘traject’.",
        ),
        (
            Problem::interrupted(),
            "Niet alles van het bericht kwam aan: er kwam te lang niets, of de verbinding brak af.",
            "Controleer ‘Content-Length’ (bytes, geen tekens) en stuur het bericht opnieuw.",
        ),
        (Problem::of_status(400), "Het verzoek is niet te lezen.", "Controleer het verzoek."),
        (
            Problem::no_key(),
            "De dienst vraagt een sleutel, en er kwam er geen mee als ‘Bearer’.",
            "Stuur ‘Authorization: Bearer …’ met de sleutel van de beheerder.",
        ),
        (Problem::unknown_key(), "De sleutel is hier niet bekend.", "Vraag de beheerder om een nieuwe sleutel."),
        (
            Problem::expired_key(),
            "De laatste dag van de sleutel is voorbij.",
            "Vraag de beheerder om een nieuwe sleutel.",
        ),
        (
            Problem::no_right("documents"),
            "De sleutel geeft op dit adres geen toegang.",
            "Vraag de beheerder om het recht dat ‘detail’ noemt.",
        ),
        (
            Problem::not_from_here(),
            "De dienst heeft geen sleutels en is er alleen voor deze computer; wat een proxy doorstuurt, komt van \
             elders.",
            "Vraag de beheerder om sleutels in te stellen, of de proxy te noemen in de instellingen.",
        ),
        (
            Problem::no_such_address(),
            "Dit adres, of wat het noemt, bestaat niet.",
            "GET /v1/openapi.json noemt alle adressen.",
        ),
        (
            Problem::method_not_allowed("POST"),
            "Het adres bestaat, maar niet voor deze methode.",
            "Gebruik een methode uit de header ‘Allow’.",
        ),
        (
            Problem::not_acceptable("application/pdf, image/png of image/svg+xml"),
            "De header ‘Accept’ sluit alles uit wat hier te krijgen is.",
            "Vraag om een vorm die ‘detail’ noemt.",
        ),
        (Problem::too_slow(Duration::from_secs(60)), "Het bericht was te lang onderweg.", "Stuur het bericht opnieuw."),
        (Problem::of_status(408), "De kop van het verzoek was te lang onderweg.", "Stuur het verzoek opnieuw."),
        (
            Problem::occupied("Er staat al een bestand met deze naam."),
            "Alleen op de opdrachtregel: een bestand van iemand anders heeft de naam van een document.",
            "Kies een andere map of verplaats het bestand.",
        ),
        (
            Problem::too_large(4_194_304),
            "Het bericht is groter dan de dienst aanneemt.",
            "Stuur een kleiner bericht, of vraag de beheerder om een hogere grens.",
        ),
        (
            Problem::batch_too_large(1_073_741_824),
            "De batch is groter dan de dienst aanneemt.",
            "Stuur de rest in een volgende batch.",
        ),
        (
            Problem::changed(),
            "Een antwoord dat gelijk blijft, is een ander dan ‘If-Match’ noemt.",
            "Vraag het antwoord zonder ‘If-Match’ op.",
        ),
        (
            Failure::TooLong { limit: 4_194_304 }.into(),
            "Alleen in een batch: dit onderdeel is te groot.",
            "Stuur een kleiner onderdeel.",
        ),
        (
            Failure::Stopped(Stop::TooMany { limit: 10_000 }).into(),
            "De batch heeft te veel onderdelen.",
            "Stuur de rest in een volgende batch.",
        ),
        (
            Problem::unsupported_media_type("application/x-www-form-urlencoded"),
            "Het bericht zegt van zichzelf geen JSON te zijn.",
            "Stuur ‘Content-Type: application/json’.",
        ),
        (
            Problem::no_workbook("text/csv"),
            "Het bericht zegt van zichzelf geen werkboek te zijn.",
            "Stuur het werkboek met het ‘Content-Type’ dat ‘detail’ noemt.",
        ),
        (
            Problem::compressed(),
            "Het bericht zegt van zichzelf gecomprimeerd te zijn.",
            "Zet compressie van berichten uit.",
        ),
        (Problem::too_often(1), "Deze aanroeper vraagt vaker dan mag.", "Wacht zo lang als ‘Retry-After’ zegt."),
        (
            Problem::too_many_keys(1),
            "Van deze aanroeper kwamen te veel sleutels die niet passen.",
            "Controleer de sleutel en wacht zo lang als ‘Retry-After’ zegt.",
        ),
        (
            Problem::too_much_of_one("batches", 16, "TRAJECTPERS_BATCHES"),
            "Deze aanroeper heeft te veel tegelijk onderweg.",
            "Wacht tot er antwoorden zijn, en zo lang als ‘Retry-After’ zegt.",
        ),
        (Problem::of_status(431), "De kop van het verzoek is te groot.", "Stuur minder of kortere headers."),
        (
            Problem::internal(),
            "Er ging bij de dienst iets mis. Herhalen mag: een verzoek verandert niets.",
            "Probeer het opnieuw; geef bij een melding ‘traceId’ door.",
        ),
        (
            Problem::too_many_batches(32),
            "De wachtrij is vol, de termijn is verstreken, of de dienst wordt afgesloten.",
            "Probeer het opnieuw na zo veel seconden als ‘Retry-After’ zegt.",
        ),
    ]
}

/// Every code of a fault in a body or a parameter, with what it means.
const FAULTS: &[(&str, &str)] = &[
    ("bereik", "Een getal is te klein of te groot."),
    ("bestandsnaam", "Een bestandsnaam in een batch is leeg of te lang, of zegt iets over een persoon."),
    ("bevestiging", "Een bevestiging hoort niet bij een woord dat in die tekst is gevonden, of mag daar niet."),
    ("bsn", "Een burgerservicenummer heeft geen negen cijfers of doorstaat de elfproef niet."),
    ("btw_id", "Een btw-id heeft niet de vorm van een btw-id."),
    ("datum", "Een dag bestaat niet of is anders geschreven dan jjjj-mm-dd."),
    ("decimalen", "Een getal heeft meer dan twee decimalen."),
    ("dubbel", "Een nummer dat uniek moet zijn, komt twee keer voor."),
    ("dubbel_veld", "Een veld staat twee keer in hetzelfde object."),
    ("email", "Een e-mailadres heeft niet de vorm van een e-mailadres."),
    ("geen_json", "Het bericht is geen JSON."),
    ("iban", "De lengte of het controlegetal van een IBAN is fout."),
    ("keuze", "Een woord staat niet in de lijst, of er is niet precies één van twee velden gegeven."),
    ("kleur", "Een kleur is geen # met zes hexadecimale cijfers."),
    ("kvk_nummer", "Een KVK-nummer heeft geen acht cijfers."),
    ("land", "Een land is niet bekend."),
    ("leeg", "Een bericht of een tekst heeft geen leesbare inhoud."),
    ("logo", "Een logo is niet te lezen of niet toegestaan."),
    ("nieuw_ziektegeval", "Na vier weken herstel, of bij een andere oorzaak, begint een nieuw ziektegeval."),
    ("onbekend", "Een verwijzing wijst naar iets wat er niet is."),
    ("onbekend_veld", "Een veld staat niet in het schema."),
    ("onleesbaar", "Alleen op de opdrachtregel: een bestand is niet te lezen."),
    ("overlap", "Twee periodes overlappen elkaar."),
    ("parameter", "Een parameter klopt niet."),
    ("postcode", "Een postcode heeft niet de vorm van een postcode."),
    ("schema", "Een waarde past niet in het schema."),
    ("te_diep", "Objecten en lijsten staan te diep in elkaar."),
    ("te_groot", "Een onderdeel van een batch is te groot."),
    ("te_kort", "Een tekst is te kort."),
    ("te_lang", "Een tekst is te lang."),
    ("te_veel", "Een lijst, object of bericht bevat te veel."),
    ("te_weinig", "Een lijst heeft te weinig onderdelen."),
    ("tekst", "Een eigen standaardzin is niet te gebruiken."),
    ("telefoon", "Een telefoonnummer heeft niet de vorm van een telefoonnummer."),
    ("type", "Een waarde is van een ander soort, zoals tekst waar een getal hoort."),
    ("uren", "Uren per week zijn er meer dan zeven keer de uren per dag."),
    ("verpakt", "Het traject staat een laag te diep in het bericht."),
    ("verplicht", "Een veld dat nodig is, ontbreekt of is leeg."),
    ("volgorde", "Twee datums of getallen staan in de verkeerde volgorde."),
];

/// Repairs of texts, which are faults with `strikt=true`.
const REPAIRS: &[(&str, &str)] = &[
    ("X01", "Een teken is niet te drukken."),
    ("X02", "Een onzichtbaar teken is weggelaten."),
    ("X03", "Opmaak van HTML is weggelaten."),
    ("X04", "Een stuurteken is gelezen als teken van Windows-1252, of een afbreekstreepje als gewoon streepje."),
    ("X05", "Er staat HTML in een gewone tekst, of een tekst is beschadigd."),
    ("X07", "In een eigen standaardzin staat een plaatshouder niet tussen dubbele accolades."),
];

/// Every code of `errors[]` with what it means.
pub fn fault_codes() -> Vec<(&'static str, &'static str)> {
    let rules = RULES.iter().map(|rule| (rule.code, rule.name));
    FAULTS.iter().copied().chain(rules).chain(REPAIRS.iter().copied()).collect()
}

/// A closed list as a schema: its words stand in the description as well.
macro_rules! closed {
    ($($(#[doc = $doc:literal])+ $name:ident = $words:expr;)+) => { $(
        $(#[doc = $doc])+
        pub enum $name {}

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                let words: Vec<(&'static str, &'static str)> = $words;
                let lines: Vec<String> = words.iter().map(|(word, means)| format!("* `{word}`: {means}")).collect();
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .description(Some(format!("{}\n\n{}", [$($doc.trim()),+].join(" "), lines.join("\n"))))
                    .enum_values(Some(words.into_iter().map(|(word, _)| word)))
                    .into()
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                stringify!($name).into()
            }
        }
    )+ };
}
pub(super) use closed;

closed! {
    /// Soort probleem.
    Probleemcode = KINDS.iter().map(|kind| (kind.code, kind.betekenis)).collect();
    /// Soort fout in een bericht of parameter, of de code van een bevinding die een document tegenhoudt.
    Foutcode = fault_codes();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_problem_and_every_code_stands_once() {
        let mut codes: Vec<&str> = Probleemsoort::all().iter().map(|kind| kind.code).collect();
        assert!(codes.iter().all(|code| code.chars().all(|sign| sign.is_ascii_lowercase() || sign == '-')));
        codes.extend(fault_codes().into_iter().map(|(code, _)| code));
        let count = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }
}
