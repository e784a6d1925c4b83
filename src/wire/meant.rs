//! Which field was meant by a name that the contract does not know: one of the same object first, then one below it,
//! and never one of another person or company.

use std::collections::HashMap;
use std::sync::LazyLock;

use jsonschema::ValidationError;
use serde_json::Value;

use super::json::escape;
use super::plain::{PLAIN_SCHEMA, resolved, schema_around};

/// Names of fields for which a known name is looked for that is like them.
pub const MAX_GUESSES: usize = 100;
/// Bytes of a name that may be a misspelt one.
const MAX_GUESSED: usize = 60;

/// An object in which a name stands that the contract does not know there.
#[derive(Debug)]
pub struct Holder {
    pointer: String,
    /// The name of its schema; empty for the body as a whole.
    object: String,
    schema: &'static Value,
}

/// Which field was meant.
#[derive(Debug, PartialEq, Eq)]
pub struct Meant {
    /// Whether the name is one that the contract has, in another place.
    is_misplaced: bool,
    /// The question or advice that says which.
    pub told: String,
}

impl Meant {
    /// What is said of a field that is refused.
    pub fn refused(&self) -> String {
        format!("Dit veld bestaat {}niet. {}", if self.is_misplaced { "hier " } else { "" }, self.told)
    }
}

/// What other people call a field: the schema in which they write it, their words, and the field from there.
const SYNONYMS: &[(&str, &[&str], &str)] = &[
    ("Activiteit", &["minuten", "tijdsduur"], "duurMin"),
    ("Activiteit", &["naam", "titel"], "omschrijving"),
    ("Adres", &["gemeente", "stad", "woonplaats"], "plaats"),
    ("Adres", &["huisnr", "nummer"], "huisnummer"),
    ("Adviseur", &["aanhef", "achternaam", "roepnaam", "tussenvoegsel", "voorletters", "voornaam"], "naam"),
    ("Adviseur", &["mobiel", "tel"], "telefoon"),
    ("Bureau", &["btw", "btwnummer", "btwnr"], "btwId"),
    ("Bureau", &["bankrekening", "rekening", "rekeningnummer"], "iban"),
    ("Bureau", &["kleur", "huiskleur"], "huisstijl/kleurPrimair"),
    ("Bureau", &["mobiel", "tel"], "telefoon"),
    ("Contactpersoon", &["initialen", "voornaam", "voornamen"], "voorletters"),
    ("Contactpersoon", &["mobiel", "tel"], "telefoon"),
    ("Contactpersoon", &["geslacht", "titel"], "aanhef"),
    ("Contactpersoon", &["naam"], "achternaam"),
    ("Dienstverband", &["begindatum", "indienst", "indienstdatum", "startdatum"], "inDienstSinds"),
    ("Dienstverband", &["contracturen", "uren"], "urenPerWeek"),
    ("Doel", &["naam", "titel"], "omschrijving"),
    ("Fase", &["begin", "begindatum", "startdatum"], "van"),
    ("Fase", &["eind", "einddatum", "einde"], "tot"),
    ("Fase", &["naam", "omschrijving"], "titel"),
    ("Offerte", &["bedrag", "prijs", "prijscent", "tarief", "uurtarief", "weekprijs"], "regels/0/prijsCent"),
    ("Offerte", &["einddatum", "vervaldatum"], "geldigTot"),
    ("OfferteFase", &["naam"], "titel"),
    ("OfferteRegel", &["prijs", "tarief", "uurtarief", "weekprijs"], "prijsCent"),
    ("Periode", &["begin", "begindatum", "startdatum"], "van"),
    ("Periode", &["eind", "einddatum", "einde"], "tot"),
    ("Plaatsing", &["bedrijf", "naam", "werkgever"], "organisatie"),
    ("Sollicitatie", &["bedrijf", "organisatie"], "werkgever"),
    ("Sollicitatie", &["status", "uitkomst"], "resultaat"),
    ("Taal", &["naam"], "taal"),
    ("Trajectgegevens", &["begindatum"], "startdatum"),
    ("Trajectgegevens", &["eind", "einddatum", "einde"], "geplandeEinddatum"),
    ("Verzuim", &["begindatum", "eersteverzuimdag", "eersteziekdag", "startdatum", "ziekmelddatum"], "eersteZiektedag"),
    ("Werkgever", &["mobiel", "tel", "telefoonnummer"], "contactpersoon/telefoon"),
    ("Werkgever", &["emailadres", "mail"], "contactpersoon/email"),
    ("Werkgever", &["bedrijf", "bedrijfsnaam"], "naam"),
    ("Werknemer", &["burgerservicenummer", "sofinummer"], "bsn"),
    ("Werknemer", &["geboren"], "geboortedatum"),
    ("Werknemer", &["geslacht", "titel"], "aanhef"),
    ("Werknemer", &["initialen"], "voorletters"),
    ("Werknemer", &["mobiel", "tel"], "telefoon"),
    ("Werknemer", &["naam"], "achternaam"),
    ("Werknemer", &["voornaam", "voornamen"], "roepnaam"),
];

/// Names that need more than the place of another field.
const ADVICE: &[(&str, &str, &str)] = &[(
    "",
    "soort",
    "Welk document het wordt, zegt het adres, bijvoorbeeld POST /v1/offertes; in een batch staat ‘soort’ naast \
     ‘traject’.",
)];

/// Names so common that one elsewhere is likely something else.
const COMMON: [&str; 7] = ["datum", "einddatum", "naam", "nummer", "omschrijving", "soort", "status"];

/// The people and companies of a body: what is missed in one of them is never meant to be of another.
const PARTIES: [&str; 4] = ["adviseur", "bureau", "werkgever", "werknemer"];

/// Places of a name that are told.
const TOLD_PLACES: usize = 3;

/// How much alike two names are at least of which one is taken for the other.
const LIKE: f64 = 0.8;

/// Letters of a name at least of which a longer one is known that holds it.
const LONG: usize = 5;

impl Holder {
    /// The object at hand: the keyword `additionalProperties` stands beside its `properties`.
    pub fn of(error: &ValidationError<'_>) -> Option<Self> {
        let path = error.schema_path().as_str();
        let object = path.rsplit_once('/').and_then(|(parent, _)| parent.rsplit('/').next()).unwrap_or_default();
        Some(Self {
            pointer: error.instance_path().as_str().to_owned(),
            object: object.to_owned(),
            schema: schema_around(error)?,
        })
    }

    /// What was meant by a name in it; comparing it with every known name is for the first alone.
    pub fn meant(&self, name: &str, guesses: &mut usize) -> Option<Meant> {
        let is_looked_for = *guesses > 0 && name.len() <= MAX_GUESSED;
        *guesses = guesses.saturating_sub(1);
        if !is_looked_for {
            return None;
        }
        let name = plain(name);
        let advice = ADVICE.iter().find(|(object, known, _)| *object == self.object && *known == name);
        if let Some((.., told)) = advice {
            return Some(Meant { is_misplaced: true, told: (*told).to_owned() });
        }
        let synonym = SYNONYMS.iter().find(|(object, names, _)| *object == self.object && names.contains(&&*name));
        if let Some((.., field)) = synonym {
            return Some(self.own(field));
        }
        if self.pointer.is_empty() {
            return self.nearest(&name).or_else(|| places(ALL_PLACES.get(&name)?));
        }
        self.below(&name).or_else(|| self.nearest(&name)).or_else(|| self.elsewhere(&name))
    }

    /// A field of the object itself, or one below it by its path.
    fn own(&self, field: &str) -> Meant {
        if field.contains('/') {
            let told = format!("Bedoelt u {}/{field}?", self.pointer);
            return Meant { is_misplaced: true, told };
        }
        Meant { is_misplaced: false, told: format!("Bedoelt u ‘{field}’?") }
    }

    /// Fields of this name in what the object holds.
    fn below(&self, name: &str) -> Option<Meant> {
        let mut below = HashMap::new();
        note_places(self.schema, &self.pointer, &mut below);
        let mut found = below.remove(name)?;
        found.sort_by_key(|place| place.matches('/').count());
        places(&found)
    }

    /// The field of the object whose name is most like this one, or the only one whose name holds it.
    fn nearest(&self, name: &str) -> Option<Meant> {
        let fields = self.schema.get("properties").and_then(Value::as_object)?;
        let like = fields.keys().map(|field| (strsim::jaro_winkler(&field.to_lowercase(), name), field));
        let best = like.max_by(|left, right| left.0.total_cmp(&right.0)).filter(|(likeness, _)| *likeness > LIKE);
        if let Some((_, field)) = best {
            return Some(self.own(field));
        }
        let mut holding = fields.keys().filter(|field| name.len() >= LONG && field.to_lowercase().contains(name));
        match (holding.next(), holding.next()) {
            (Some(only), None) => Some(self.own(only)),
            _ => None,
        }
    }

    /// Fields of this name that are nobody's, or of the same party; one of another only where no party is asked for
    /// and there is no doubt.
    fn elsewhere(&self, name: &str) -> Option<Meant> {
        if COMMON.contains(&name) {
            return None;
        }
        let all = ALL_PLACES.get(name)?;
        let (parties, free): (Vec<String>, Vec<String>) = all.iter().cloned().partition(|place| party(place).is_some());
        match (party(&self.pointer), parties.as_slice()) {
            _ if !free.is_empty() => places(&free),
            (None, [_]) => places(&parties),
            _ => None,
        }
    }
}

/// A name as it is compared.
fn plain(name: &str) -> String {
    name.replace(['_', '-'], "").to_lowercase()
}

/// The party to which a place belongs.
fn party(pointer: &str) -> Option<&str> {
    pointer.split('/').nth(1).filter(|part| PARTIES.contains(part))
}

/// The first of these places, as a question.
fn places(found: &[String]) -> Option<Meant> {
    let told: Vec<&str> = found.iter().take(TOLD_PLACES).map(String::as_str).collect();
    let (last, others) = told.split_last()?;
    let told = if others.is_empty() { (*last).to_owned() } else { format!("{} of {last}", others.join(", ")) };
    Some(Meant { is_misplaced: true, told: format!("Bedoelt u {told}?") })
}

/// Where in a body a name stands, outside lists: a field in the wrong place is told the right one.
static ALL_PLACES: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut places = HashMap::new();
    note_places(&PLAIN_SCHEMA, "", &mut places);
    for places in places.values_mut() {
        places.sort_by_key(|place| place.matches('/').count());
    }
    places
});

/// Parts inside parts that are looked into; a body has fewer.
const DEEPEST: usize = 8;

fn note_places(schema: &Value, pointer: &str, places: &mut HashMap<String, Vec<String>>) {
    if pointer.matches('/').count() > DEEPEST {
        return;
    }
    for (name, property) in resolved(schema).get("properties").and_then(Value::as_object).into_iter().flatten() {
        let below = format!("{pointer}/{}", escape(name));
        note_places(property, &below, places);
        places.entry(plain(name)).or_default().push(below);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(object: &str, pointer: &str, name: &str) -> String {
        let part = if object.is_empty() { String::new() } else { format!("/$defs/{object}") };
        let schema = PLAIN_SCHEMA.pointer(&part).expect("a part");
        let holder = Holder { pointer: pointer.into(), object: object.into(), schema };
        holder.meant(name, &mut 1).map(|meant| meant.told).unwrap_or_default()
    }

    #[test]
    fn the_same_object_is_searched_first_and_no_other_party_is_named() {
        for (object, pointer, name, meant) in [
            ("Trajectgegevens", "/traject", "einddatum", "Bedoelt u ‘geplandeEinddatum’?"),
            ("Werkgever", "/werkgever", "email", "Bedoelt u /werkgever/contactpersoon/email?"),
            ("Werkgever", "/werkgever", "telefoon", "Bedoelt u /werkgever/contactpersoon/telefoon?"),
            ("Verzuim", "/verzuim", "startdatum", "Bedoelt u ‘eersteZiektedag’?"),
            ("Offerte", "/offerte", "prijs", "Bedoelt u /offerte/regels/0/prijsCent?"),
            ("OfferteRegel", "/offerte/regels/2", "tarief", "Bedoelt u ‘prijsCent’?"),
            ("Fase", "/fases/0", "naam", "Bedoelt u ‘titel’?"),
            ("Periode", "/voortgang/periode", "einddatum", "Bedoelt u ‘tot’?"),
            ("Sollicitatie", "/sollicitaties/3", "status", "Bedoelt u ‘resultaat’?"),
            ("Adviseur", "/adviseur", "voorletters", "Bedoelt u ‘naam’?"),
            ("Werknemer", "/werknemer", "straat", "Bedoelt u /werknemer/adres/straat?"),
            ("Werknemer", "/werknemer", "voor_naam", "Bedoelt u ‘roepnaam’?"),
            ("Werknemer", "/werknemer", "geboorteDatm", "Bedoelt u ‘geboortedatum’?"),
            ("Werknemer", "/werknemer", "functie", "Bedoelt u /dienstverband/functie?"),
            ("Bureau", "/bureau", "btwNummer", "Bedoelt u ‘btwId’?"),
            ("Bureau", "/bureau", "kleur", "Bedoelt u /bureau/huisstijl/kleurPrimair?"),
            ("Verzuim", "/verzuim", "bsn", "Bedoelt u /werknemer/bsn?"),
            ("", "", "werkgver", "Bedoelt u ‘werkgever’?"),
        ] {
            assert_eq!(told(object, pointer, name), meant, "{pointer}/{name}");
        }
        for (object, pointer, name) in
            [("Werkgever", "/werkgever", "bsn"), ("Bureau", "/bureau", "roepnaam"), ("Adviseur", "/adviseur", "soort")]
        {
            assert_eq!(told(object, pointer, name), "", "{pointer}/{name}");
        }
        assert!(told("", "", "soort").contains("POST /v1/offertes"));
    }

    #[test]
    fn no_party_is_sent_to_another() {
        for (object, pointer) in [
            ("Adviseur", "/adviseur"),
            ("Bureau", "/bureau"),
            ("Werkgever", "/werkgever"),
            ("Contactpersoon", "/werkgever/contactpersoon"),
            ("Werknemer", "/werknemer"),
        ] {
            for name in ALL_PLACES.keys() {
                let told = told(object, pointer, name);
                let others = PARTIES.iter().filter(|party| Some(**party) != super::party(pointer));
                for other in others {
                    assert!(!told.contains(&format!(" /{other}/")), "{pointer}/{name}: {told}");
                }
            }
        }
    }

    #[test]
    fn every_synonym_leads_to_a_field_and_is_none_itself() {
        for (object, names, meant) in SYNONYMS {
            let holder = PLAIN_SCHEMA.pointer(&format!("/$defs/{object}")).expect("a part");
            let field = meant.split('/').try_fold(holder, |schema, segment| match segment {
                "0" => resolved(schema).get("items").map(resolved),
                _ => resolved(schema).get("properties")?.get(segment).map(resolved),
            });
            assert!(field.is_some(), "{object}: {meant}");
            for name in *names {
                assert!(holder["properties"].get(*name).is_none() && plain(name) == **name, "{object}: {name}");
            }
        }
    }

    #[test]
    fn only_so_many_names_are_compared() {
        let holder = Holder { pointer: String::new(), object: String::new(), schema: &PLAIN_SCHEMA };
        let mut guesses = 1;
        assert!(holder.meant("werkgver", &mut guesses).is_some());
        assert_eq!(holder.meant("werkgver", &mut guesses), None);
        assert_eq!(holder.meant(&"werkgever".repeat(9), &mut 1), None);
    }
}
