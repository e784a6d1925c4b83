//! Problems: what their types lead to, and what a caller can provoke.

use serde_json::json;

use super::{address, component, fits, smallest};
use crate::support::{JSON, bytes, get, list, post, request};

#[test]
fn the_type_of_every_problem_leads_to_what_it_means() {
    let all = get("/v1/problemen");
    fits(&component("Problemen"), &all.json(), "problemen");
    let kinds = all.json();
    assert!(list(&kinds, "problemen").len() > 25);
    for kind in list(&kinds, "problemen") {
        let address = kind["type"].as_str().expect("an address");
        let answer = get(address);
        assert_eq!((answer.status, &answer.json()), (200, kind), "{address}");
        assert_eq!(kind["voorbeeld"]["type"], address);
    }
    get("/v1/problemen/bestaat-niet").is_problem(404, "onbekend-adres");
}

#[test]
fn problems_that_a_caller_can_provoke_are_in_the_catalogue_as_they_come() {
    let known = get("/v1/problemen").json();
    let offer = address("offerte");
    let provoked = [
        request("POST", &offer, &[JSON], b""),
        request("POST", &offer, &[JSON], b"{\"a\": "),
        request("POST", &offer, &[JSON], "[".repeat(100).as_bytes()),
        post(&offer, &json!({})),
        post(&format!("{offer}?strikt=ja"), &json!({})),
        request("POST", &offer, &[JSON, ("Content-Encoding", "gzip")], b"x"),
        request("POST", &offer, &[("Content-Type", "text/plain")], b"x"),
        request("POST", &offer, &[JSON, ("Accept", "text/html")], &bytes(&smallest("offerte"))),
        request("POST", "/v1/documenten/_batch", &[JSON], b"[]"),
        get("/v1/nergens"),
        get(&offer),
    ];
    let problem = component("Problem");
    for answer in provoked {
        let told = answer.json();
        fits(&problem, &told, &answer.text());
        let kind = list(&known, "problemen").into_iter().find(|kind| kind["code"] == told["code"]).expect("catalogued");
        for field in ["type", "title", "status"] {
            assert_eq!(kind["voorbeeld"][field], told[field], "{told}");
        }
    }
}

#[test]
fn an_address_that_is_nearly_right_is_said() {
    for (asked, meant) in [("/v1/offerte", "/v1/offertes"), ("/v1/plan-van-aanpak", "/v1/plannen-van-aanpak")] {
        let answer = post(asked, &json!({}));
        answer.is_problem(404, "onbekend-adres");
        assert!(answer.text().contains(&format!("Bedoelt u {meant}?")), "{}", answer.text());
    }
}

#[test]
fn a_wrapped_trajectory_gets_one_sentence() {
    let answer = post(&address("offerte"), &json!({ "traject": smallest("offerte") }));
    assert_eq!(answer.faults(), [("/traject".to_owned(), "verpakt".to_owned())]);
    let answer = post(&address("offerte"), &json!(smallest("offerte").to_string()));
    assert_eq!(answer.faults(), [(String::new(), "type".to_owned())]);
}
