//! Which texts of a body a document shows: to its reader, of what was known on its day, and of what it reports on. What
//! it does not show is not held against it.

use crate::dossier::{
    Afgenomen, Dossier, afgenomen, belastbaarheid, changed_profiel, effort_of_progress, is_shown, profiel_on,
    vragen_aan, without_ability,
};
use crate::trajectory::{
    Activiteit, ActiviteitStatus, DocumentPatch, EerderSoort, Eind, Loonsanctie, Ondertekening, OndertekeningRol,
    Period, RedenEinde, Soort, Tekortkoming, Trajectory, Variant, Vraag, Zoekprofiel,
};

/// The first names of a place in the body: the part, an index or a field in it, and a field below that.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub part: &'a str,
    second: &'a str,
    field: &'a str,
    /// An index or a field below that.
    below: &'a str,
    /// The last name of the pointer.
    last: &'a str,
}

impl<'a> Place<'a> {
    pub fn of(pointer: &'a str) -> Self {
        let mut segments = pointer.split('/').skip(1);
        let mut next = || segments.next().unwrap_or_default();
        let (part, second, field, below) = (next(), next(), next(), next());
        Self { part, second, field, below, last: pointer.rsplit('/').next().unwrap_or_default() }
    }
}

/// Whether a document of this dossier shows the text at a place. What is not named here is shown: a field that the
/// contract gains is searched before anybody thinks of it.
pub fn shown(dossier: &Dossier, pointer: &str) -> bool {
    let place = Place::of(pointer);
    // For the employee alone.
    if place.part == "plan" && place.second == "financieleScenarios" && dossier.variant != Variant::Werknemer {
        return false;
    }
    place.is_in(dossier.soort)
        && place.is_for(dossier.variant, dossier.soort)
        && is_known(dossier, place)
        && is_used(dossier, place)
}

impl Place<'_> {
    /// Whether a kind of document shows this part of the body.
    pub fn is_in(self, soort: Soort) -> bool {
        let Self { part, second, field, .. } = self;
        match (soort, part) {
            (_, "plan") => soort == Soort::PlanVanAanpak,
            // An eindrapportage that does not describe the effort takes it from there.
            (Soort::Eindrapportage, "voortgang") => matches!(second, "inzetWerknemer" | "inzetWerkgever"),
            (_, "voortgang") => soort == Soort::Voortgangsrapportage,
            (_, "eind") => soort == Soort::Eindrapportage,
            // Its number and its code name it in the others, for UWV, and its references for the employer.
            (_, "offerte") => {
                let named = [("document", "nummer"), ("kandidaatcode", ""), ("uwKenmerk", ""), ("inkoopnummer", "")];
                // A report names the lines of the price that it does not count.
                let counts = matches!(soort, Soort::Voortgangsrapportage | Soort::Eindrapportage);
                let line = counts && second == "regels" && self.last == "omschrijving";
                soort == Soort::Offerte || line || named.contains(&(second, field))
            }
            // A sentence of the house stands in its own document, or in all.
            (_, "teksten") => second.split_once("~1").is_none_or(|(document, _)| {
                document == soort.as_str() || !Soort::ALL.iter().any(|kind| kind.as_str() == document)
            }),
            // Read to notice a report that was copied from the last one, never printed.
            (_, "eerdereDocumenten") if field == "samenvatting" => false,
            // What somebody answers for stands among the findings.
            (_, "bevestigd") => true,
            (Soort::Voortgangsrapportage | Soort::Eindrapportage, "poortwachter") if second == "redenOntbreekt" => {
                false
            }
            (Soort::Voortgangsrapportage | Soort::Eindrapportage, "zoekprofielen") => field != "salarisIndicatie",
            (Soort::Eindrapportage, "fases") => !matches!(field, "activiteiten" | "stappen"),
            (Soort::Offerte, "traject") => second == "nummer",
            (Soort::Offerte, _) => PARTIES.contains(&part),
            (Soort::PlanVanAanpak, "sollicitaties" | "plaatsingen" | "scholing" | "eerdereDocumenten") => false,
            (Soort::PlanVanAanpak, "instrumenten") => field != "uitkomst",
            // Of what is done the plan only counts the appointments; `is_known` holds the others back.
            (Soort::PlanVanAanpak, "activiteiten") => matches!(field, "omschrijving" | "uitvoerder"),
            (
                Soort::Voortgangsrapportage,
                "persoonsprofiel"
                | "arbeidsdeskundigAdvies"
                | "bedrijfsartsAdvies"
                | "instrumenten"
                | "fases"
                | "eerdereDocumenten"
                | "arbeidsmarkt",
            )
            | (Soort::Eindrapportage, "arbeidsdeskundigAdvies" | "bedrijfsartsAdvies" | "arbeidsmarkt") => false,
            (Soort::Eindrapportage, "instrumenten") => field != "verwachting",
            (Soort::Voortgangsrapportage, "activiteiten") => field != "uitvoerder",
            _ => true,
        }
    }
}

/// Parts that an offerte shares with the other documents.
const PARTIES: [&str; 6] = ["document", "bureau", "adviseur", "werkgever", "werknemer", "dienstverband"];

/// What a voortgangsrapportage tells of a zoekprofiel that was set in its period alone.
const SEARCH_IN_FULL: [&str; 6] =
    ["opleidingsniveau", "redenWijziging", "uitsluitingen", "werktijden", "passendWant", "taken"];

/// And of the one before it: as it was.
const AS_IT_WAS: [&str; 2] = ["opleidingsniveau", "werktijden"];

impl Place<'_> {
    /// Whether this reader may see it. The table of who may see what stands with the pages; a test holds both together.
    fn is_for(self, variant: Variant, soort: Soort) -> bool {
        match (self.part, self.second, self.field) {
            ("bevestigd", ..) => variant == Variant::Intern,
            ("activiteiten", _, "redenNietUitgevoerd") => {
                matches!(variant, Variant::Werknemer | Variant::Intern) && soort != Soort::Offerte
            }
            ("werknemer", "telefoon" | "email", _) | ("werknemer", "adres", "straat" | "postcode") => {
                variant == Variant::Werknemer && soort != Soort::Offerte
            }
            _ => true,
        }
    }
}

/// Whether the document of this dossier has a use for it: it prints its own signatures or those of the trajectory, a cv
/// once the employee agreed to that, why an application ended once that is known, a zoekprofiel in full in the report
/// of the period in which it was set, the limits that hold, and what is asked of its reader.
fn is_used(dossier: &Dossier, place: Place<'_>) -> bool {
    let trajectory = &dossier.trajectory;
    let index = place.second.parse::<usize>().ok();
    match (place.part, place.second) {
        ("ondertekening", _) => {
            let (list, signatures) = dossier.ondertekening();
            let signature = index.and_then(|index| signatures.get(index));
            // Of one that is open again the page tells who signs.
            list == "/ondertekening" && signature.is_none_or(|signature| is_told(signature, place))
        }
        ("plan", "cv") => dossier.toestemming_cv().is_some(),
        ("voortgang", "inzetWerknemer") if dossier.soort == Soort::Eindrapportage => {
            effort_of_progress(dossier, OndertekeningRol::Werknemer).is_some()
        }
        ("voortgang", "inzetWerkgever") if dossier.soort == Soort::Eindrapportage => {
            effort_of_progress(dossier, OndertekeningRol::Werkgever).is_some()
        }
        ("plan" | "voortgang" | "eind", "gevraagd") => is_asked(dossier, place),
        // What a document has of its own goes before what all share.
        ("document", "nummer") => own_document(dossier).is_none_or(|own| own.nummer.is_none()),
        ("document", "bestandsnaam") => own_document(dossier).is_none_or(|own| own.bestandsnaam.is_none()),
        // An offer is known by its own number.
        ("traject", "nummer") if dossier.soort == Soort::Offerte => dossier.document.nummer.is_none(),
        ("offerte", "uwKenmerk" | "inkoopnummer") if dossier.soort != Soort::Offerte => bears_own_reference(dossier),
        ("offerte", "regels") if dossier.soort != Soort::Offerte => is_left_out(dossier, place),
        ("offerte", _) if dossier.soort != Soort::Offerte => is_quoted(dossier),
        ("traject", "loonsanctie") => {
            trajectory.traject.loonsanctie.as_ref().is_some_and(|known| is_decided(known, place))
        }
        ("belastbaarheid", _) => bears(dossier, place, index),
        ("doelen", _) if dossier.soort == Soort::Eindrapportage => {
            trajectory.eind.as_ref().is_some_and(|eind| is_judged(trajectory, eind, index))
        }
        ("sollicitaties", _) if place.field == "toelichting" => {
            let end = match (dossier.soort, &trajectory.voortgang) {
                (Soort::Voortgangsrapportage, Some(voortgang)) => voortgang.period.last(),
                _ => dossier.date,
            };
            let mut sent = trajectory.sollicitaties.iter();
            sent.any(|sent| index == Some(sent.index) && sent.resultaat_datum.is_none_or(|known| known <= end))
        }
        ("zoekprofielen", _) if dossier.soort == Soort::Voortgangsrapportage => {
            let is = |profiel: &Zoekprofiel| index == Some(profiel.index);
            let named = |fields: &[&str]| fields.contains(&place.field) || fields.contains(&place.last);
            let told = |(earlier, set)| is(set) || (is(earlier) && (named(&AS_IT_WAS) || named(&OF_THE_SEARCH)));
            let told = || changed_profiel(trajectory).is_some_and(told);
            let holds = || {
                let last = trajectory.voortgang.as_ref().map(|voortgang| voortgang.period.last());
                last.and_then(|last| profiel_on(trajectory, last)).is_some_and(is)
            };
            (!named(&SEARCH_IN_FULL) && !named(&OF_THE_SEARCH)) || told() || (named(&OF_THE_SEARCH) && holds())
        }
        _ => true,
    }
}

fn own_document(dossier: &Dossier) -> Option<&DocumentPatch> {
    dossier.trajectory.own_document(dossier.soort)
}

/// Whether a report names a line of the price as one of the few that it does not count.
fn is_left_out(dossier: &Dossier, place: Place<'_>) -> bool {
    let named = |found: Afgenomen<'_>| found.genoemd().iter().any(|(line, _)| place.field.parse() == Ok(*line));
    afgenomen(dossier).is_some_and(named)
}

/// Whether UWV reads which offer this was, and by which code that calls the employee.
fn is_quoted(dossier: &Dossier) -> bool {
    let offerte = dossier.trajectory.offerte.as_ref().filter(|_| dossier.variant == Variant::Uwv);
    offerte.is_some_and(|offerte| {
        let document = &offerte.document;
        document.nummer.is_some() && document.datum.is_none_or(|made| made <= dossier.date)
    })
}

/// Whether the employer reads the references of his own, which came with the offer.
fn bears_own_reference(dossier: &Dossier) -> bool {
    let offerte = dossier.trajectory.offerte.as_ref().filter(|_| dossier.variant == Variant::Werkgever);
    offerte.is_some_and(|offerte| offerte.document.datum.is_none_or(|made| made <= dossier.date))
}

/// Whether a place to sign still holds this of a signature.
fn is_told(signature: &Ondertekening, place: Place<'_>) -> bool {
    match place.field {
        "plaats" => signature.plaats.is_some(),
        "kenmerk" => signature.kenmerk.is_some(),
        "opmerking" => signature.opmerking.is_some(),
        _ => true,
    }
}

/// What a voortgangsrapportage tells of the zoekprofiel that holds, and of one that changed.
const OF_THE_SEARCH: [&str; 1] = ["regio"];

/// Whether a question is one to this reader.
fn is_asked(dossier: &Dossier, place: Place<'_>) -> bool {
    let trajectory = &dossier.trajectory;
    let asked: Option<&[Vraag]> = match place.part {
        "plan" => trajectory.plan.as_ref().map(|plan| plan.gevraagd.as_slice()),
        "voortgang" => trajectory.voortgang.as_ref().map(|voortgang| voortgang.gevraagd.as_slice()),
        _ => trajectory.eind.as_ref().map(|eind| eind.gevraagd.as_slice()),
    };
    let index = place.field.parse().ok();
    asked.is_some_and(|asked| vragen_aan(dossier.variant, asked).any(|(number, _)| Some(number) == index))
}

/// Whether what UWV decided, what was repaired, or why a request waits was known on the day.
fn is_decided(known: &Loonsanctie, place: Place<'_>) -> bool {
    let point = || known.tekortkomingen.get(place.below.parse::<usize>().ok()?);
    match (place.field, place.last) {
        ("tekortkomingen", "bewijs") => point().is_some_and(|point: &Tekortkoming| point.bewijs.is_some()),
        ("toelichtingVerzoek", _) => known.toelichting_verzoek.is_some(),
        _ => true,
    }
}

/// Whether it is of the statement whose limits hold, or of the newest one, which says what is expected. Of those before
/// it a document tells the day and the hours.
fn bears(dossier: &Dossier, place: Place<'_>, index: Option<usize>) -> bool {
    let Some(stand) = belastbaarheid(&dossier.trajectory) else { return false };
    match place.field {
        "rubrieken" => {
            index == Some(stand.mogelijkheden.index) && without_ability(&dossier.trajectory, dossier.date).is_none()
        }
        "prognoseWerkhervatting" => {
            let unable = without_ability(&dossier.trajectory, dossier.date);
            let overtaken = unable.is_some_and(|period| stand.nieuwste.datum < period.van);
            index == Some(stand.nieuwste.index) && !overtaken
        }
        _ => true,
    }
}

/// Whether an eindrapportage shows a goal: where it judges any, and after a death those that it judges.
fn is_judged(trajectory: &Trajectory, eind: &Eind, index: Option<usize>) -> bool {
    let judged = |number: u32| eind.doelen.iter().any(|judgement| judgement.doel == number);
    let goal = trajectory.doelen.iter().find(|goal| index == Some(goal.index));
    let any = trajectory.doelen.iter().any(|goal| judged(goal.nummer));
    any && (eind.reden_einde != RedenEinde::Overlijden || goal.is_some_and(|goal| judged(goal.nummer)))
}

/// Whether an item of a list was known, and lies in what the document reports on.
fn is_known(dossier: &Dossier, place: Place<'_>) -> bool {
    let trajectory = &dossier.trajectory;
    let Ok(index) = place.second.parse::<usize>() else {
        return match place.part {
            "arbeidsdeskundigAdvies" => trajectory.arbeidsdeskundig_advies.is_some(),
            // Printed where no arbeidsdeskundige advised.
            "bedrijfsartsAdvies" => {
                trajectory.bedrijfsarts_advies.is_some() && trajectory.arbeidsdeskundig_advies.is_none()
            }
            "eind" if place.second == "knelpunten" => {
                let known = trajectory.eind.iter().flat_map(|eind| &eind.knelpunten);
                known.into_iter().any(|obstacle| place.field.parse() == Ok(obstacle.index))
            }
            _ => true,
        };
    };
    // An eindrapportage tells of work that has yet to begin, and of courses from before the track, in other parts.
    let period = trajectory.voortgang.as_ref().map(|voortgang| voortgang.period);
    let period = period.filter(|_| dossier.soort == Soort::Voortgangsrapportage);
    let touched = |touches: &dyn Fn(Period) -> bool| period.is_none_or(touches);
    match place.part {
        "belastbaarheid" => trajectory.belastbaarheid.iter().any(|entry| entry.index == index),
        "zoekprofielen" => trajectory.zoekprofielen.iter().any(|profiel| profiel.index == index),
        "deskundigenoordelen" => {
            // What UWV said of it is known with the opinion.
            let mut all = trajectory.deskundigenoordelen.iter().filter(|opinion| opinion.index == index);
            all.any(|opinion| match place.field {
                "toelichting" => opinion.toelichting.is_some(),
                "vervolg" => opinion.vervolg.is_some(),
                _ => true,
            })
        }
        "maatregelen" => trajectory.maatregelen.iter().any(|step| step.index == index),
        "arbeidsmarkt" => trajectory.arbeidsmarkt.iter().any(|look| look.index == index),
        "activiteiten" => {
            let mut all = trajectory.activiteiten.iter().filter(|activiteit| activiteit.index == index);
            all.any(|activiteit| is_reported(dossier, activiteit, place.field))
        }
        "sollicitaties" => {
            let mut all = trajectory.sollicitaties.iter().filter(|sent| sent.index == index);
            all.any(|sent| touched(&|period| period.contains(sent.datum) || sent.has_news_in(period)))
        }
        "plaatsingen" => {
            let mut all = trajectory.plaatsingen.iter().filter(|plaatsing| plaatsing.index == index);
            let evaluated = |known: bool| place.field != "evaluatie" || known;
            all.any(|plaatsing| {
                touched(&|period| plaatsing.touches(period)) && evaluated(plaatsing.evaluatie.is_some())
            })
        }
        "scholing" => {
            let mut all = trajectory.scholing.iter().filter(|course| course.index == index);
            let ended = |known: bool| place.field != "resultaat" || known;
            all.any(|course| touched(&|period| course.touches(period)) && ended(course.resultaat.is_some()))
        }
        "eerdereDocumenten" => trajectory.eerdere_documenten.iter().any(|document| {
            let itself = document.soort == EerderSoort::Eindrapportage && document.datum == dossier.date;
            let listed = dossier.soort != Soort::Eindrapportage || !(itself || document.soort == EerderSoort::Offerte);
            document.index == index && listed
        }),
        _ => true,
    }
}

/// Whether a document tells this of an activity. Of what is planned it tells what it is, and a plan who does it.
fn is_reported(dossier: &Dossier, activiteit: &Activiteit, field: &str) -> bool {
    let reported = is_shown(activiteit, dossier.variant);
    let planned = activiteit.status == ActiviteitStatus::Gepland;
    let done = match (dossier.soort, &dossier.trajectory.voortgang) {
        (Soort::PlanVanAanpak, _) => false,
        (Soort::Voortgangsrapportage, Some(voortgang)) => voortgang.period.contains(activiteit.datum),
        _ => true,
    };
    let of_plan = || dossier.soort == Soort::PlanVanAanpak && field == "uitvoerder";
    reported && if planned { field == "omschrijving" || of_plan() } else { done }
}
