//! Envelopes whose fields are missing, of another type, or at odds with the HTTP status.

use super::super::verdict::unreadable;
use super::text::{reply, with, without};
use super::{Case, check};
use client_runtime::testing::LoopbackResponse;

#[tokio::test]
async fn without_a_code_there_is_no_success() {
    check(|example| {
        let code = example.info().service.envelope.code;
        let expected = unreadable("", &format!("an object without {code}"), &format!("an object with {code}"));
        let pointer = format!("/{code}");
        let wrong = ["null", "true", "{}", "[]", "[0]", r#""""#].map(|text| with(&reply(example), &pointer, text));
        let missing = without(&reply(example), &pointer);
        wrong.into_iter().chain([missing]).map(|body| Case::json(body, &expected)).collect()
    })
    .await;
}

#[tokio::test]
async fn codes_are_compared_as_they_are_written() {
    check(|example| {
        let envelope = &example.info().service.envelope;
        let pointer = format!("/{}", envelope.code);
        let body = |code: &str| with(&reply(example), &pointer, code);
        let mut cases = Vec::new();
        for code in envelope.success {
            cases.push(Case::json(body(&format!("{code:?}")), "ok"));
            cases.push(Case::json(body(&format!("\" {code}\"")), format!("api  {code}")));
        }
        for code in envelope.failure.iter().chain(&["-1", "4242", "18446744073709551616123", "4.0", "1e3"]) {
            cases.push(Case::json(body(code), format!("api {code}")));
            cases.push(Case::json(body(&format!("{code:?}")), format!("api {code}")));
        }
        cases.push(Case::json(body("\"a.b.C\""), "api a.b.C"));
        cases
    })
    .await;
}

/// Data stands beside the failing code in all of these, and is not read.
#[tokio::test]
async fn the_code_of_a_failure_is_the_most_telling_one() {
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
async fn success_in_the_body_does_not_outweigh_http() {
    check(|example| {
        let case = |status: u16| {
            Case::new(status.to_string(), LoopbackResponse::new(status, example.response()), format!("http {status}"))
        };
        let mut cases = [302, 304, 400, 401, 404, 429, 500, 503].map(case);
        // HTTP forbids a body here, so that the server sends none.
        cases[1].expected = "http 304".to_owned();
        cases.into_iter().chain([Case::new("201", LoopbackResponse::new(201, example.response()), "ok")]).collect()
    })
    .await;
}

#[tokio::test]
async fn messages_may_be_missing() {
    check(|example| {
        let envelope = &example.info().service.envelope;
        let mut cases = Vec::new();
        for field in [Some(envelope.message), envelope.detail].into_iter().flatten() {
            let pointer = format!("/{field}");
            let texts = ["null", "7", "[]", "{}", "true"].map(|text| with(&reply(example), &pointer, text));
            cases.extend(texts.into_iter().chain([without(&reply(example), &pointer)]));
        }
        cases.into_iter().map(|body| Case::json(body, "ok")).collect()
    })
    .await;
}
