//! What a person can bear, in terms of work; never why.

use chrono::NaiveDate;

use super::hours::Hours;
use super::text::{Prose, Text};
use super::words::words;

words! {
    /// The functional list or statement that an entry rests on.
    BelastbaarheidBron {
        Fml = "FML", "Functionele Mogelijkhedenlijst";
        Izp = "IZP", "inzetbaarheidsprofiel";
        Lab = "LAB", "lijst arbeidsmogelijkheden en beperkingen";
        Terugkoppeling = "terugkoppeling", "terugkoppeling bedrijfsarts";
    }
}

words! {
    /// The six groups of the Functionele Mogelijkhedenlijst.
    Rubriek {
        PersoonlijkFunctioneren = "1", "persoonlijk functioneren";
        SociaalFunctioneren = "2", "sociaal functioneren";
        FysiekeOmgevingseisen = "3", "aanpassing aan fysieke omgevingseisen";
        DynamischeHandelingen = "4", "dynamische handelingen";
        StatischeHoudingen = "5", "statische houdingen";
        Werktijden = "6", "werktijden";
    }
}

/// One functional possibility or limit.
#[derive(Debug, Clone)]
pub struct Beperking {
    pub rubriek: Rubriek,
    pub omschrijving: Text,
}

/// A time without any ability to work that can be used (geen benutbare mogelijkheden), and who established it.
#[derive(Debug, Clone)]
pub struct GeenMogelijkheden {
    pub van: NaiveDate,
    /// The last day; absent while it lasts.
    pub tot: Option<NaiveDate>,
    pub bron: Text,
}

/// What a person could bear from a date on.
#[derive(Debug, Clone)]
pub struct Belastbaarheid {
    /// Position in the list of the body, which is sorted here.
    pub index: usize,
    pub bron: BelastbaarheidBron,
    pub datum: NaiveDate,
    /// When the bureau received it.
    pub ontvangen_op: Option<NaiveDate>,
    pub opgesteld_door_rol: Option<Text>,
    pub uren_per_dag: Option<Hours>,
    pub uren_per_week: Option<Hours>,
    /// Whether it differs from the one before it: as stated, or because the hours differ.
    pub gewijzigd: bool,
    pub rubrieken: Vec<Beperking>,
    pub prognose_werkhervatting: Option<Prose>,
    pub volgende_evaluatie: Option<NaiveDate>,
}

impl Belastbaarheid {
    /// Whether it is a list, or a statement that has limits: not that of a bedrijfsarts who told neither.
    pub const fn is_lijst(&self) -> bool {
        !matches!(self.bron, BelastbaarheidBron::Terugkoppeling) || !self.rubrieken.is_empty()
    }
}

/// Marks every entry whose hours differ from those known before it; a caller may only say more. Newest first.
pub fn mark_changes(entries: &mut [Belastbaarheid]) {
    let (mut day, mut week) = (None, None);
    for entry in entries.iter_mut().rev() {
        let differs = |now: Option<Hours>, before: Option<Hours>| now.zip(before).is_some_and(|(now, old)| now != old);
        entry.gewijzigd |= differs(entry.uren_per_dag, day) || differs(entry.uren_per_week, week);
        day = entry.uren_per_dag.or(day);
        week = entry.uren_per_week.or(week);
    }
}
