//! The models of the parts that documents share. Where one file in `report-templates/components` draws such a part, the
//! two have one name.

pub mod activiteiten;
pub mod afkortingen;
pub mod afname;
pub mod afspraken;
pub mod belastbaarheid;
pub mod bevindingen;
pub mod briefhoofd;
pub mod cijfers;
pub mod dagen;
pub mod doel;
pub mod feiten;
pub mod gegevens;
pub mod gemist;
pub mod gevraagd;
pub mod herstel;
pub mod inhoud;
pub mod kalender;
pub mod ondertekening;
pub mod opmaak;
pub mod plaatsingen;
pub mod scholing;
pub mod sollicitaties;
pub mod stand;
pub mod subdoelen;
pub mod tijdlijn;
pub mod trechter;
pub mod uitleg;
pub mod weekgrafiek;
pub mod zoekprofiel;
