//! The looks of a bureau.

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::{DynamicImage, ImageFormat};
use serde_json::Value;
use trajectpers::render::Output;
use trajectpers::trajectory::Colour;
use trajectpers::wire::Soort;

use super::stays_within_the_margins;
use crate::pdf::Pdf;
use crate::support::{
    AKKER, PRESS, bytes, deeply, example, order, pdf, produce, remove, set, variant, voortgangsrapportage,
};

fn picture(width: u32, height: u32, format: ImageFormat) -> String {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::new_rgb8(width, height).write_to(&mut bytes, format).expect("a picture");
    STANDARD.encode(bytes.into_inner())
}

#[test]
fn every_shape_of_logo_prints_with_its_description() {
    let drawing = |width: u32, height: u32| {
        STANDARD.encode(format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><defs><linearGradient id="g"><stop offset="0" stop-color="#0f5f66"/><stop offset="1" stop-color="#fff" stop-opacity="0.2"/></linearGradient></defs><rect width="{width}" height="{height}" fill="url(#g)"/></svg>"##
        ))
    };
    for (shape, logo) in [
        ("wide", picture(900, 60, ImageFormat::Png)),
        ("tall", picture(40, 600, ImageFormat::Png)),
        ("square", picture(300, 300, ImageFormat::Jpeg)),
        ("dot", picture(1, 1, ImageFormat::Png)),
        ("wide drawing", drawing(400, 40)),
        ("tall drawing", drawing(40, 400)),
    ] {
        for soort in Soort::ALL {
            let mut body = example(AKKER);
            set(&mut body, "/bureau/huisstijl/logo", logo.as_str());
            let product =
                produce(&body, order(*soort, variant("werkgever"))).map_err(|error| format!("{shape}: {error:?}"));
            let rendered = product.expect("a document").rendered;
            assert!(rendered.warnings.is_empty(), "{shape}: {:?}", rendered.warnings);
            let document = Pdf::read(&rendered.bytes);
            // The name of the bureau stands beside it, and is heard once.
            assert!(document.says("Voorbeeldbureau De Wissel B.V.") && !document.holds("Logo van"), "{shape}");
            stays_within_the_margins(shape, &document);
        }
    }
}

#[test]
fn without_a_logo_the_name_of_the_bureau_stands_in_its_place() {
    let mut body = example(AKKER);
    remove(&mut body, "/bureau/huisstijl");
    let document = pdf(&body, order(voortgangsrapportage(), variant("werkgever")));
    assert!(document.says("Voorbeeldbureau De Wissel B.V.") && !document.holds("Logo van"));
}

#[test]
fn a_pale_accent_still_reads_as_text() {
    for accent in ["#FFEE88", "#FFFFFF", "#000000", "#FF0000"] {
        let mut body = example(AKKER);
        set(&mut body, "/bureau/huisstijl/kleurPrimair", accent);
        for soort in Soort::ALL {
            let prepared = PRESS.prepare(&bytes(&body), order(*soort, variant("werkgever"))).expect("a report");
            let data: Value = serde_json::from_slice(&prepared.report.data).expect("JSON");
            let colour =
                |name: &str| Colour::parse(data["kleuren"][name].as_str().unwrap_or_default()).expect("a colour");
            for background in [Colour::WHITE, colour("tint")] {
                assert!(colour("accent_tekst").contrast(background) >= 4.5, "{accent}");
            }
            assert!(pdf(&body, order(*soort, variant("werkgever"))).pages() > 0, "{accent}");
        }
    }
}

#[test]
fn the_colour_of_a_house_is_on_its_pages_as_it_is() {
    for accent in ["#ffe680", "#0b0b14", "#c8102e", "#0057b8"] {
        let mut body = example(AKKER);
        set(&mut body, "/bureau/huisstijl/kleurPrimair", accent);
        for soort in Soort::ALL {
            let order = order(*soort, variant("werkgever"));
            let made = deeply(|| PRESS.make(&bytes(&body), order, Output::Svg { page: 1 })).expect("a page");
            let drawing = String::from_utf8(made.rendered.bytes).expect("a drawing");
            assert!(drawing.to_lowercase().contains(accent), "{accent} {}", soort.as_str());
        }
    }
}
