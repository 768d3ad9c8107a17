//! Envelopes with missing fields, with fields of another type, or with a code that contradicts the
//! HTTP status.

use super::super::summary::unreadable;
use super::text::{reply, with, without};
use super::{Case, check};
use clientloom_runtime::testing::LoopbackResponse;

#[tokio::test]
async fn a_response_without_a_code_is_not_a_success() {
    check(|example| {
        let code = example.info().service.envelope.code;
        let expected = unreadable("", &format!("an object without `{code}`"), &format!("an object with `{code}`"));
        let pointer = format!("/{code}");
        let wrong = ["null", "true", "{}", "[]", "[0]", r#""""#].map(|text| with(&reply(example), &pointer, text));
        let missing = without(&reply(example), &pointer);
        wrong.into_iter().chain([missing]).map(|body| Case::json(body, &expected)).collect()
    })
    .await;
}

#[tokio::test]
async fn codes_are_compared_as_numbers_and_texts() {
    check(|example| {
        let envelope = &example.info().service.envelope;
        let pointer = format!("/{}", envelope.code);
        let body = |code: &str| with(&reply(example), &pointer, code);
        let mut cases = Vec::new();
        for code in envelope.success {
            cases.push(Case::json(body(&format!("{code:?}")), "ok"));
            cases.push(Case::json(body(&format!("\" {code}\"")), format!("api  {code}")));
            for spelling in [format!("{code}.0"), format!("{code}e0"), format!("\"{code}.00\"")] {
                cases.push(Case::json(body(&spelling), "ok"));
            }
        }
        for code in envelope.failure.iter().chain(&["-1", "4242", "18446744073709551616123", "4.5"]) {
            cases.push(Case::json(body(code), format!("api {code}")));
            cases.push(Case::json(body(&format!("{code:?}")), format!("api {code}")));
        }
        for (spelling, code) in [("4.0", "4"), ("1e3", "1000"), (r#""4.0""#, "4.0"), (r#""1e3""#, "1e3")] {
            cases.push(Case::json(body(spelling), format!("api {code}")));
        }
        cases.push(Case::json(body("\"a.b.C\""), "api a.b.C"));
        cases
    })
    .await;
}

/// Each response has data next to the error code, which the client does not decode.
#[tokio::test]
async fn the_most_specific_error_code_is_used() {
    check(|example| {
        let envelope = &example.info().service.envelope;
        let failing = envelope.failure.first().copied().unwrap_or("4242");
        let failure =
            serde_json::from_str(&with(&reply(example), &format!("/{}", envelope.code), failing)).expect("JSON");
        let mut cases =
            vec![Case::json(without(&failure, &format!("/{}", envelope.message)), format!("api {failing}"))];
        for field in envelope.error_codes {
            let pointer = format!("/{field}");
            for (text, code) in [(r#""a.b.c""#, "a.b.c"), ("7", "7"), ("null", failing), (r#""""#, failing)] {
                cases.push(Case::json(with(&failure, &pointer, text), format!("api {code}")));
            }
        }
        cases
    })
    .await;
}

#[tokio::test]
async fn a_success_code_does_not_override_an_http_error() {
    check(|example| {
        let case = |status: u16| {
            Case::new(status.to_string(), LoopbackResponse::new(status, example.response()), format!("http {status}"))
        };
        let mut cases = [302, 304, 400, 401, 404, 429, 500, 503].map(case);
        // HTTP forbids a body here, so the server sends none.
        cases[1].expected = "http 304".to_owned();
        cases.into_iter().chain([Case::new("201", LoopbackResponse::new(201, example.response()), "ok")]).collect()
    })
    .await;
}

#[tokio::test]
async fn missing_messages_are_tolerated() {
    check(|example| {
        let envelope = &example.info().service.envelope;
        let mut cases = Vec::new();
        for field in [Some(envelope.message), envelope.detail].into_iter().flatten() {
            let pointer = format!("/{field}");
            for text in ["null", "7", "[]", "{}", "true"] {
                let is_noted = field == envelope.message && !["null", "7"].contains(&text);
                let note =
                    if is_noted { format!(", `{field}` cannot be read as a string: `{text}`") } else { String::new() };
                cases.push(Case::json(with(&reply(example), &pointer, text), format!("ok{note}")));
            }
            cases.push(Case::json(without(&reply(example), &pointer), "ok"));
        }
        cases
    })
    .await;
}
