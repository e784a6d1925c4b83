//! What one kind of document needs of a trajectory beyond what every document needs.

use chrono::NaiveDate;

use crate::dossier::{date_pointer, planned_after};
use crate::trajectory::{ActiviteitStatus, Ondertekening, OndertekeningRol, Soort, Trajectory, Variant};
use crate::wire::{self, Fault, part_of};

/// Reports every part that this document cannot do without, made on a day for a reader: what the page will show counts.
pub fn faults(trajectory: &Trajectory, soort: Soort, date: NaiveDate, variant: Variant) -> Vec<Fault> {
    let mut faults = Vec::new();
    let day = Day { date, is_stated: trajectory.document_for(soort).datum.is_some() };
    let complete = match soort {
        Soort::PlanVanAanpak => plan_van_aanpak(trajectory, &mut faults),
        Soort::Voortgangsrapportage => voortgangsrapportage(trajectory, day, variant, &mut faults),
        Soort::Eindrapportage => eindrapportage(trajectory, day, &mut faults),
        Soort::Offerte => offerte(trajectory, day, &mut faults),
    };
    if complete.is_none() {
        faults.push(without_part(soort));
    }
    faults
}

/// The day against which a document is held.
#[derive(Debug, Clone, Copy)]
struct Day {
    date: NaiveDate,
    /// Whether the body says it; else it is that of the request.
    is_stated: bool,
}

/// That a document needs the part that only it takes.
pub fn without_part(soort: Soort) -> Fault {
    let article = match soort {
        Soort::PlanVanAanpak => "Een plan van aanpak",
        Soort::Voortgangsrapportage => "Een voortgangsrapportage",
        Soort::Eindrapportage => "Een eindrapportage",
        Soort::Offerte => "Een offerte",
    };
    let part = part_of(soort);
    let detail = format!("{article} heeft het deel ‘{part}’ nodig.");
    Fault { pointer: format!("/{part}"), code: REQUIRED, detail }
}

/// What has to be filled in where a part or a list is missing as a whole.
pub fn blanks_of(fault: &Fault, trajectory: &Trajectory, soort: Soort) -> Vec<Fault> {
    let name = fault.pointer.strip_prefix('/').filter(|_| fault.code == REQUIRED).unwrap_or_default();
    let (own, items) = (name == part_of(soort), wire::needed_items(soort, name));
    match items {
        // A document needs two goals, and one may be there.
        Some(items) if name == "doelen" => wire::blanks(name, trajectory.doelen.len(), items),
        Some(items) if own || items > 0 || name == "persoonsprofiel" => wire::blanks(name, 0, items),
        _ => vec![],
    }
}

const REQUIRED: &str = "verplicht";

fn plan_van_aanpak(trajectory: &Trajectory, faults: &mut Vec<Fault>) -> Option<()> {
    let plan = trajectory.plan.as_ref();
    require(
        faults,
        !trajectory.belastbaarheid.is_empty(),
        "/belastbaarheid",
        "Een plan van aanpak heeft ten minste één vermelding van de belastbaarheid nodig.",
    );
    require(
        faults,
        trajectory.persoonsprofiel.is_some(),
        "/persoonsprofiel",
        "Een plan van aanpak heeft het persoonsprofiel nodig.",
    );
    require(
        faults,
        !trajectory.zoekprofielen.is_empty(),
        "/zoekprofielen",
        "Een plan van aanpak heeft een zoekprofiel nodig.",
    );
    require(faults, trajectory.doelen.len() >= 2, "/doelen", "Een plan van aanpak heeft ten minste twee doelen nodig.");
    require(faults, !trajectory.fases.is_empty(), "/fases", "Een plan van aanpak heeft een planning in fasen nodig.");
    let reason = trajectory.poortwachter.reden_ontbreekt.is_some();
    require(
        faults,
        trajectory.arbeidsdeskundig_advies.is_some() || reason,
        "/arbeidsdeskundigAdvies",
        "Geef het advies van de arbeidsdeskundige, of in ‘poortwachter.redenOntbreekt’ waarom het ontbreekt.",
    );
    require(
        faults,
        trajectory.poortwachter.eerstejaarsevaluatie.is_some() || reason,
        "/poortwachter/eerstejaarsevaluatie",
        "Geef de datum van de eerstejaarsevaluatie, of in ‘redenOntbreekt’ waarom die ontbreekt.",
    );
    require_adviser(faults, &plan?.ondertekening, trajectory, "/plan/ondertekening");
    Some(())
}

fn voortgangsrapportage(trajectory: &Trajectory, day: Day, variant: Variant, faults: &mut Vec<Fault>) -> Option<()> {
    let date = day.date;
    require(
        faults,
        !trajectory.belastbaarheid.is_empty(),
        "/belastbaarheid",
        "Een voortgangsrapportage heeft ten minste één vermelding van de belastbaarheid nodig.",
    );
    let voortgang = trajectory.voortgang.as_ref()?;
    held_against(
        faults,
        day,
        voortgang.period.last() <= date,
        "/voortgang/periode/tot",
        "De periode loopt door na de datum van de rapportage. Kies een latere datum of een kortere periode.",
    );
    held_against(
        faults,
        day,
        knows_ability(trajectory, date),
        "/belastbaarheid",
        "Op de datum van de rapportage was nog geen belastbaarheid bekend. Voeg die toe of controleer de datums.",
    );
    let done_in_period = trajectory.activiteiten.iter().any(|activiteit| {
        activiteit.rapporteerbaar
            && activiteit.status == ActiviteitStatus::Uitgevoerd
            && voortgang.period.contains(activiteit.datum)
    });
    require(
        faults,
        done_in_period || voortgang.reden_geen_activiteiten.is_some(),
        "/voortgang/redenGeenActiviteiten",
        "In de periode is geen activiteit uitgevoerd. Voeg de activiteiten toe of geef de reden.",
    );
    let planned_later = planned_after(trajectory, voortgang.period, date, variant).next().is_some();
    require(
        faults,
        planned_later || !voortgang.vooruitblik.is_empty(),
        "/voortgang/vooruitblik",
        "Er is niets gepland na deze periode. Voeg een vooruitblik of een geplande activiteit toe.",
    );
    require_adviser(faults, &voortgang.ondertekening, trajectory, "/voortgang/ondertekening");
    Some(())
}

fn eindrapportage(trajectory: &Trajectory, day: Day, faults: &mut Vec<Fault>) -> Option<()> {
    let date = day.date;
    require(
        faults,
        !trajectory.belastbaarheid.is_empty(),
        "/belastbaarheid",
        "Een eindrapportage heeft ten minste één vermelding van de belastbaarheid nodig.",
    );
    require(
        faults,
        !trajectory.zoekprofielen.is_empty(),
        "/zoekprofielen",
        "Een eindrapportage heeft ten minste één zoekprofiel nodig.",
    );
    require(
        faults,
        !trajectory.activiteiten.is_empty(),
        "/activiteiten",
        "Een eindrapportage heeft ten minste één activiteit nodig.",
    );
    let eind = trajectory.eind.as_ref()?;
    let start = trajectory.traject.startdatum;
    held_against(
        faults,
        day,
        date >= start,
        date_pointer(trajectory, Soort::Eindrapportage),
        "De eindrapportage is gedateerd vóór de start van het traject. Controleer beide datums.",
    );
    held_against(
        faults,
        day,
        knows_ability(trajectory, date),
        "/belastbaarheid",
        "Op de datum van de eindrapportage was nog geen belastbaarheid bekend. Voeg die toe of controleer de datums.",
    );
    ordered(
        faults,
        eind.einddatum_begeleiding >= start,
        "/eind/einddatumBegeleiding",
        "De begeleiding eindigt vóór de start van het traject. Controleer beide datums.",
    );
    // UWV's "tot" is the first day that no longer counts. What it decided since is told by T16.
    let sanction = trajectory.traject.loonsanctie.as_ref().and_then(|sanctie| sanctie.tot.pred_opt());
    let usual = trajectory.verzuim.laatste_dag();
    let last = sanction.map_or(usual, |last| last.max(usual));
    ordered(
        faults,
        eind.vervolg_tot.is_none_or(|until| until <= last),
        "/eind/vervolgTot",
        "Het vervolg loopt door na het einde van de wachttijd of de loonsanctie. Controleer de datum.",
    );
    require_adviser(faults, &eind.ondertekening, trajectory, "/eind/ondertekening");
    Some(())
}

fn offerte(trajectory: &Trajectory, day: Day, faults: &mut Vec<Fault>) -> Option<()> {
    let date = day.date;
    require(
        faults,
        trajectory.bureau.btw_id.is_some(),
        "/bureau/btwId",
        "Een offerte heeft het btw-id van het bureau nodig.",
    );
    require(
        faults,
        trajectory.bureau.iban.is_some(),
        "/bureau/iban",
        "Een offerte heeft het IBAN van het bureau nodig.",
    );
    let offerte = trajectory.offerte.as_ref()?;
    held_against(
        faults,
        day,
        date >= trajectory.verzuim.wachttijd.eerste_ziektedag(),
        date_pointer(trajectory, Soort::Offerte),
        "De offerte is gedateerd vóór de eerste ziektedag. Controleer beide datums.",
    );
    held_against(
        faults,
        day,
        offerte.geldig_tot > date,
        "/offerte/geldigTot",
        "De offerte moet geldig zijn tot na de offertedatum. Kies een latere dag voor ‘geldigTot’.",
    );
    Some(())
}

/// Whether something of the belastbaarheid was known on this day, if anything of it is told at all: that is required
/// apart.
fn knows_ability(trajectory: &Trajectory, date: NaiveDate) -> bool {
    let entries = &trajectory.belastbaarheid;
    entries.is_empty() || entries.iter().any(|entry| entry.datum <= date)
}

fn require(faults: &mut Vec<Fault>, present: bool, pointer: &str, detail: &str) {
    if !present {
        faults.push(Fault { pointer: pointer.to_owned(), code: REQUIRED, detail: detail.to_owned() });
    }
}

/// Reports what contradicts the day of this document, and which day that is where the body does not say it.
fn held_against(faults: &mut Vec<Fault>, day: Day, sound: bool, pointer: &str, detail: &str) {
    let today = day.date.format("%-d-%-m-%Y");
    let told = if day.is_stated {
        detail.to_owned()
    } else {
        format!("{detail} Dit is beoordeeld op vandaag, {today}, want het bericht noemt geen datum van het document.")
    };
    ordered(faults, sound, pointer, &told);
}

/// Reports dates that contradict each other for this document.
fn ordered(faults: &mut Vec<Fault>, sound: bool, pointer: &str, detail: &str) {
    if !sound {
        faults.push(Fault { pointer: pointer.to_owned(), code: "volgorde", detail: detail.to_owned() });
    }
}

/// The signatures of the document, or else those of the trajectory, name the adviser; signing itself may wait. The
/// place is that of the list that was read, and of its own where there is none.
fn require_adviser(faults: &mut Vec<Fault>, own: &[Ondertekening], trajectory: &Trajectory, own_place: &str) {
    let shared = trajectory.ondertekening.as_slice();
    let (signatures, pointer) =
        if own.is_empty() && !shared.is_empty() { (shared, "/ondertekening") } else { (own, own_place) };
    let named = signatures.iter().any(|signature| signature.rol == OndertekeningRol::Adviseur);
    let detail = if signatures.is_empty() {
        "Er is geen lijst met handtekeningen. Voeg bij ‘ondertekening’ ten minste de adviseur toe, voor dit document \
         of eenmaal voor het hele traject; de status mag nog ‘open’ zijn."
    } else {
        "In de lijst met handtekeningen ontbreekt de adviseur. Voeg de adviseur toe; de status mag nog ‘open’ zijn."
    };
    require(faults, named, pointer, detail);
}
