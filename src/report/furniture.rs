//! What every document carries: its title, its parties, the bureau's own looks, and the lines on every page.

use serde::Serialize;

use super::delen::holds_medical_words;
use super::dutch::{self, long_date, short_date};
use super::reader::Sight;
use super::sentences::sentence;
use super::{ReportError, Request};
use crate::trajectory::{Bureau, Colour, Document, Status, Trajectory, Variant};

/// The bureau's accent when it gives none: a quiet petrol.
const DEFAULT_ACCENT: Colour = Colour::rgb(0x0f, 0x5f, 0x66);

/// Letters of a name in the header of a page, which is one line high.
const HEADER_LETTERS: usize = 56;

/// A label with what belongs to it.
#[derive(Debug, Clone, Serialize)]
pub struct Feit {
    pub label: &'static str,
    pub waarde: String,
}

impl Feit {
    pub fn new(label: &'static str, waarde: impl Into<String>) -> Self {
        Self { label, waarde: waarde.into() }
    }
}

/// The same, when there is something to tell.
pub fn feit(label: &'static str, waarde: Option<impl ToString>) -> Option<Feit> {
    waarde.map(|waarde| Feit::new(label, waarde.to_string()))
}

/// A figure that is worth a large letter, with what it counts.
#[derive(Debug, Clone, Serialize)]
pub struct Cijfer {
    pub label: &'static str,
    pub waarde: String,
    pub toelichting: String,
}

/// Data about the document itself, for its metadata and its margins.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentGegevens {
    pub titel: String,
    pub ondertitel: String,
    /// Title in the metadata: without names.
    pub metatitel: String,
    pub auteur: String,
    pub trefwoorden: Vec<String>,
    pub kopregel: String,
    pub kopregel_rechts: String,
    pub voetregel: String,
    /// CONCEPT on a document that may still change.
    pub merk: Option<&'static str>,
    /// Behind the text of every page, for a variant that must not leave the house.
    pub watermerk: Option<&'static str>,
    /// What the attachment is, when the data travels with the document.
    pub bijlage: Option<String>,
    pub jaar: i32,
    pub maand: u32,
    pub dag: u32,
}

/// Colours worked out from the accent, so that text always reads.
#[derive(Debug, Clone, Serialize)]
pub struct Kleuren {
    /// The accent itself, for areas.
    pub accent: String,
    /// The accent as text on white: at least 4.5 : 1.
    pub accent_tekst: String,
    /// A pale area behind dark text.
    pub tint: String,
    /// A middle tone for bars.
    pub midden: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct LogoPlek {
    /// File name beside the data: always the same, whatever the caller sent.
    pub bestand: &'static str,
    pub verhouding: f64,
}

#[derive(Debug, Clone, Serialize)]
pub struct Briefhoofd {
    pub bureau: String,
    pub regels: Vec<String>,
    pub logo: Option<LogoPlek>,
    pub keurmerken: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Opmaak {
    pub document: DocumentGegevens,
    pub kleuren: Kleuren,
    pub briefhoofd: Briefhoofd,
}

/// The furniture of one document.
pub fn opmaak(
    request: &Request<'_>,
    document: &Document,
    titel: String,
    ondertitel: String,
    metatitel: String,
) -> Result<Opmaak, ReportError> {
    let trajectory = request.trajectory;
    let bureau = &trajectory.bureau;
    let variant_mark = match request.variant {
        Variant::Intern => Some("INTERN"),
        _ => None,
    };
    let concept = (document.status == Status::Concept).then_some("CONCEPT");
    let avg = sentence(request, "avg", Confidentiality { medisch: holds_medical_words(request) })?;
    let own_line = bureau.huisstijl.voettekst.as_ref().map(ToString::to_string);
    let footer = own_line.unwrap_or_else(|| bureau.naam.to_string());
    let number = document.nummer.as_ref().unwrap_or(&trajectory.traject.nummer);
    let date = request.date;
    Ok(Opmaak {
        document: DocumentGegevens {
            kopregel: format!("{titel} · {number}"),
            kopregel_rechts: dutch::shortened(&trajectory.werknemer.naam.formal(), HEADER_LETTERS),
            voetregel: format!("{footer} · {avg}"),
            trefwoorden: vec!["re-integratie tweede spoor".into(), format!("variant {}", request.variant.label())],
            auteur: bureau.naam.to_string(),
            merk: concept,
            watermerk: variant_mark,
            bijlage: request
                .attach
                .then(|| format!("Gegevens van dit document (variant {}) als JSON", request.variant.label())),
            titel,
            ondertitel,
            metatitel,
            jaar: chrono::Datelike::year(&date),
            maand: chrono::Datelike::month(&date),
            dag: chrono::Datelike::day(&date),
        },
        kleuren: kleuren(bureau),
        briefhoofd: briefhoofd(bureau, request),
    })
}

/// What the line about privacy may say.
#[derive(Serialize)]
struct Confidentiality {
    medisch: bool,
}

fn kleuren(bureau: &Bureau) -> Kleuren {
    let accent = bureau.huisstijl.kleur_primair.unwrap_or(DEFAULT_ACCENT);
    let text = accent.readable_on(Colour::WHITE);
    // Text also stands on the tint, so that pair must read as well.
    let tint = accent.mix(Colour::WHITE, 91);
    Kleuren {
        accent: text.hex(),
        accent_tekst: text.readable_on(tint).hex(),
        tint: tint.hex(),
        midden: text.mix(Colour::WHITE, 62).hex(),
    }
}

fn briefhoofd(bureau: &Bureau, request: &Request<'_>) -> Briefhoofd {
    let contact: Vec<String> = [bureau.telefoon.as_ref(), bureau.website.as_ref().or(bureau.email.as_ref())]
        .into_iter()
        .flatten()
        .map(ToString::to_string)
        .collect();
    let mut regels = vec![
        format!("{}, {}", bureau.adres.street_line(), bureau.adres.city_line()),
        format!("KVK {}", bureau.kvk_nummer.as_str()),
    ];
    if !contact.is_empty() {
        regels[1] = format!("{} · {}", regels[1], contact.join(" · "));
    }
    let valid = |until: Option<chrono::NaiveDate>| until.is_none_or(|until| until >= request.date);
    Briefhoofd {
        bureau: bureau.naam.to_string(),
        regels,
        logo: bureau
            .huisstijl
            .logo
            .as_ref()
            .map(|logo| LogoPlek { bestand: super::logo_file(logo.format), verhouding: logo.aspect }),
        keurmerken: bureau
            .keurmerken
            .iter()
            .filter(|keurmerk| valid(keurmerk.geldig_tot))
            .map(|keurmerk| match &keurmerk.nummer {
                Some(nummer) => format!("{} {nummer}", keurmerk.naam),
                None => keurmerk.naam.to_string(),
            })
            .collect(),
    }
}

/// The parties and the trajectory, as far as this reader may see them.
pub fn gegevens(trajectory: &Trajectory, sight: Sight) -> Vec<Feitenblok> {
    let werknemer = &trajectory.werknemer;
    let residence = werknemer.adres.as_ref().map(|adres| &adres.plaats).or(werknemer.woonplaats.as_ref());
    let address = werknemer.adres.as_ref().map(|adres| format!("{}, {}", adres.street_line(), adres.city_line()));
    let private = |fact: Option<Feit>| fact.filter(|_| sight.private_contact);
    let contract = &trajectory.dienstverband;
    let kind = contract.soort.map_or(String::new(), |soort| format!(", {}", soort.label()));
    let contact = &trajectory.werkgever.contactpersoon;
    let adviseur = &trajectory.adviseur;
    vec![
        Feitenblok::new(
            "Werknemer",
            [
                Some(Feit::new("Naam", werknemer.naam.formal())),
                Some(Feit::new("Geboortedatum", short_date(werknemer.geboortedatum))),
                feit("BSN", werknemer.bsn.as_ref().filter(|_| sight.bsn).map(|bsn| bsn.as_str())),
                if sight.private_contact && address.is_some() {
                    feit("Adres", address)
                } else {
                    feit("Woonplaats", residence)
                },
                private(feit("Telefoon", werknemer.telefoon.as_ref())),
                private(feit("E-mail", werknemer.email.as_ref())),
                Some(Feit::new("Functie", contract.functie.to_string())),
                Some(Feit::new("Dienstverband", format!("{} uur per week{kind}", contract.uren_per_week))),
                feit("In dienst sinds", contract.in_dienst_sinds.map(short_date)),
                feit("Einde dienstverband", contract.einddatum.map(short_date)),
                feit("Cao", contract.cao.as_ref()),
            ],
        ),
        Feitenblok::new(
            "Werkgever",
            [
                Some(Feit::new("Naam", trajectory.werkgever.naam.to_string())),
                feit(
                    "Plaats",
                    trajectory
                        .werkgever
                        .adres
                        .as_ref()
                        .map(|adres| &adres.plaats)
                        .or(trajectory.werkgever.plaats.as_ref()),
                ),
                feit("KVK-nummer", trajectory.werkgever.kvk_nummer.as_ref().map(|kvk| kvk.as_str())),
                Some(Feit::new("Contactpersoon", contact.naam.formal())),
                feit("Functie", contact.functie.as_ref()),
                feit("Telefoon", contact.telefoon.as_ref()),
                feit("E-mail", contact.email.as_ref()),
            ],
        ),
        Feitenblok::new(
            "Bureau",
            [
                Some(Feit::new("Naam", trajectory.bureau.naam.to_string())),
                Some(Feit::new("Adviseur", adviseur.naam.to_string())),
                Some(Feit::new("Functie", adviseur.functie.to_string())),
                feit("Telefoon", adviseur.telefoon.as_ref()),
                feit("E-mail", adviseur.email.as_ref()),
                feit("Registratie", registrations(adviseur)),
            ],
        ),
        Feitenblok::new(
            "Traject",
            [
                Some(Feit::new("Trajectnummer", trajectory.traject.nummer.to_string())),
                Some(Feit::new("Eerste ziektedag", short_date(trajectory.verzuim.wachttijd.eerste_ziektedag()))),
                Some(Feit::new("Start tweede spoor", short_date(trajectory.traject.startdatum))),
                feit("Geplande einddatum", trajectory.traject.geplande_einddatum.map(short_date)),
                feit("Eerste spoor", trajectory.traject.spoor1_status.map(|status| status.label())),
                feit("Reden latere start", trajectory.traject.reden_uitstel.map(|reason| reason.label())),
                feit("Toelichting", trajectory.traject.toelichting_uitstel.as_ref()),
            ],
        ),
    ]
}

fn registrations(adviseur: &crate::trajectory::Adviseur) -> Option<String> {
    let names: Vec<String> = adviseur
        .registraties
        .iter()
        .map(|registratie| match &registratie.nummer {
            Some(nummer) => format!("{} ({nummer})", registratie.naam),
            None => registratie.naam.to_string(),
        })
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// Facts under one heading.
#[derive(Debug, Clone, Serialize)]
pub struct Feitenblok {
    pub titel: &'static str,
    pub feiten: Vec<Feit>,
}

impl Feitenblok {
    pub fn new(titel: &'static str, feiten: impl IntoIterator<Item = Option<Feit>>) -> Self {
        Self { titel, feiten: feiten.into_iter().flatten().collect() }
    }
}

/// `20 juni 2025, versie 1, definitief`.
pub fn datum_en_versie(request: &Request<'_>, document: &Document) -> String {
    format!("{}, versie {}, {}", long_date(request.date), document.versie, document.status.label())
}
