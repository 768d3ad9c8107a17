//! Item results of single calls, in each shape of outcome.

use super::sample::{Change, Erase, Forget, Options, Purge, Remove, Row, Version, letters, show};
use crate::sample::builder;
use clientloom_runtime::batch::Batched;
use clientloom_runtime::testing::{Loopback, LoopbackResponse};
use clientloom_runtime::{Call, ErrorCode};

/// Responds to `request` with `body` and returns the outcome of its items.
async fn outcome_of<O: Batched>(request: &O, body: &str) -> String {
    let body = body.to_owned();
    let server = Loopback::start(move |_| LoopbackResponse::json(body.clone()));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let response = Call::new(&acme.0, request).skip_limits().await.unwrap();
    show(&response.outcome(request))
}

#[tokio::test]
async fn a_flag_decides_and_errors_give_the_reason() {
    let mention = "the response does not mention it";
    let cases = [
        ("a", r#"[{"flag":true,"text":"a"}]"#, "+0 a".to_owned()),
        ("a", r#"[{"flag":true,"text":"a","errors":[{"code":"0","message":"fine"}]}]"#, "+0 a".to_owned()),
        ("a", r#"[{"flag":true,"text":"a","errors":[{"code":"5","message":"no"}]}]"#, "+0 a".to_owned()),
        ("a", r#"[{"flag":false,"text":"a","errors":[{"code":"5","message":"no"}]}]"#, "-0 a [5: no]".to_owned()),
        ("a", r#"[{"flag":false,"text":"a","errors":{"code":5,"message":"no"}}]"#, "-0 a [5: no]".to_owned()),
        ("a", r#"[{"flag":false,"text":"a","errors":["no"]}]"#, "-0 a [no]".to_owned()),
        ("a", r#"[{"flag":false,"text":"a"}]"#, "-0 a []".to_owned()),
        ("a", r#"[{"flag":false,"text":"a","errors":null}]"#, "-0 a []".to_owned()),
        ("a", r#"[{"flag":false,"text":"a","errors":[{"code":"0"}]}]"#, "-0 a []".to_owned()),
        (
            "a",
            r#"[{"flag":false,"text":"a","errors":[{"code":"5","message":"no","sub":"x"}]}]"#,
            r#"-0 a [5: no: {"code":"5","message":"no","sub":"x"}]"#.to_owned(),
        ),
        (
            "a",
            r#"[{"flag":false,"text":"a","errors":[{"code":0},{"code":"5","message":"no"}]}]"#,
            r#"-0 a [5: no: [{"code":0},{"code":"5","message":"no"}]]"#.to_owned(),
        ),
        ("a", r#"[{"text":"a"}]"#, "?0 a [the response does not say whether it succeeded]".to_owned()),
        ("a", r#"[{"flag":null,"text":"a"}]"#, "?0 a [the response does not say whether it succeeded]".to_owned()),
        ("a", r#"[{"flag":"true","text":"a"}]"#, "+0 a".to_owned()),
        ("a", r#"[{"flag":0,"text":"a"}]"#, "-0 a []".to_owned()),
        ("ab", r#"[{"flag":true,"text":"b"}]"#, format!("?0 a [{mention}]; +1 b")),
        ("ab", "[]", format!("?0 a [{mention}]; ?1 b [{mention}]")),
        ("a", "null", format!("?0 a [{mention}]")),
        ("a", r#"[{"flag":true,"text":"a"},{"flag":false,"text":"a"}]"#, "-0 a []".to_owned()),
        ("a", r#"[{"flag":false,"text":"a"},{"flag":true,"text":"a"}]"#, "-0 a []".to_owned()),
        (
            "a",
            r#"[{"text":"a"},{"flag":true,"text":"a"}]"#,
            "?0 a [the response does not say whether it succeeded]".to_owned(),
        ),
        ("aba", r#"[{"flag":true,"text":"a"},{"flag":false,"text":"b"}]"#, "+0 a; -1 b []; +2 a".to_owned()),
        (
            "a",
            r#"[{"flag":true,"text":"a"},{"flag":true,"text":"x"},{"flag":false,"text":"y"},{"text":"z"},{"flag":true}]"#,
            "+0 a; stray +x; stray -y; stray ?z; stray +(no key)".to_owned(),
        ),
        ("1", r#"[{"flag":true,"text":1}]"#, "+0 1".to_owned()),
        ("", "[]", String::new()),
    ];
    for (ids, children, expected) in cases {
        let request = Remove { space: "s".to_owned(), ids: letters(ids) };
        let body = format!(r#"{{"code":0,"data":{{"children":{children}}}}}"#);
        assert_eq!(outcome_of(&request, &body).await, expected, "{ids} {children}");
    }
    let long = "12345678901234567890123";
    let request = Remove { space: "s".to_owned(), ids: vec![long.to_owned()] };
    let body = format!(r#"{{"code":0,"data":{{"children":[{{"flag":true,"text":{long}}}]}}}}"#);
    assert_eq!(outcome_of(&request, &body).await, format!("+0 {long}"));
    for body in [r#"{"code":0}"#, r#"{"code":0,"data":null}"#, r#"{"code":0,"data":{}}"#] {
        let request = Remove { space: "s".to_owned(), ids: letters("a") };
        assert_eq!(outcome_of(&request, body).await, format!("?0 a [{mention}]"));
    }
}

#[tokio::test]
async fn a_result_can_give_its_own_reason() {
    let rows = [json!({ "_id": "a" }), json!({ "_id": 7 }), json!({ "name": "x" })];
    let rows = rows.into_iter().map(|row| row.as_object().unwrap().clone().into_iter().collect());
    let body = r#"{"code":0,"data":{"child":{"rows":[
        {"id":"7","flag":false,"code":"c","message":"m"},{"id":"a","flag":false,"code":"c","more":1}
    ]}}}"#;
    assert_eq!(
        outcome_of(&Change { rows: rows.collect() }, body).await,
        r#"-0 a [c: {"id":"a","flag":false,"code":"c","more":1}]; -1 7 [c: m]; ?2 {"name":"x"} [the response does not mention it]"#
    );
}

#[tokio::test]
async fn the_list_of_failures_overrides_the_list_of_successes() {
    let cases = [
        ("a", r#""names":["a"]"#, r#""fine""#, "+0 a"),
        ("a", r#""names":["a"],"anys":null"#, "null", "+0 a"),
        ("a", r#""names":["a"],"anys":["a"]"#, r#""success""#, "-0 a []"),
        ("a", r#""anys":["a"]"#, r#""OK.""#, "-0 a []"),
        ("a", r#""anys":["a"]"#, r#""it is locked""#, "-0 a [it is locked]"),
        ("ab", r#""anys":["a","b"]"#, r#""{\"a\":\"locked\"}""#, "-0 a [locked]; -1 b []"),
        ("a", r#""anys":["a"]"#, r#"{"a":"locked"}"#, "-0 a [locked]"),
        ("a", r#""anys":["a"]"#, r#""{\"a\":{\"code\":5,\"msg\":\"locked\"}}""#, "-0 a [5: locked]"),
        ("a", r#""anys":["a"]"#, r#""{\"a\":{\"why\":1}}""#, r#"-0 a [{"why":1}]"#),
        (
            "a",
            r#""anys":["a"]"#,
            r#""{\"a\":{\"msg\":\"locked\",\"by\":1}}""#,
            r#"-0 a [locked: {"msg":"locked","by":1}]"#,
        ),
        ("a", r#""anys":["a"]"#, r#""[\"a\"]""#, r#"-0 a [["a"]]"#),
        (
            "ab",
            r#""names":["b"]"#,
            r#""{\"a\":\"locked\",\"b\":\"fine\"}""#,
            "?0 a [the response lists it nowhere, but its message says: locked]; +1 b",
        ),
        ("a", r#""names":[],"anys":[]"#, r#""fine""#, "?0 a [the response does not mention it]"),
        ("1", r#""anys":[1,2],"names":["3"]"#, r#""no""#, "-0 1 [no]; stray +3; stray -2"),
    ];
    for (ids, data, message, expected) in cases {
        let body = format!(r#"{{"code":0,"msg":{message},"data":{{{data}}}}}"#);
        assert_eq!(outcome_of(&Erase { ids: letters(ids) }, &body).await, expected, "{body}");
    }
}

/// Reads `a@v1` as the version `v1` of `a`.
fn versions(items: &str) -> Vec<Version> {
    let version = |item: &str| {
        let (key, version) = item.split_once('@').map_or((item, None), |(key, version)| (key, Some(version)));
        Version { key: key.to_owned(), version: version.map(str::to_owned) }
    };
    items.split(' ').map(version).collect()
}

#[tokio::test]
async fn deleted_items_and_errors_are_both_reported() {
    let mention = "the response does not mention it";
    let quiet = |quiet| Some(quiet);
    let cases = [
        ("a@1", None, r#""deleted":[{"name":"a","versionID":"1"}]"#, "+0 a, version 1".to_owned()),
        ("a b", None, r#""deleted":[{"name":"a"}]"#, format!("+0 a; ?1 b [{mention}]")),
        ("a b", quiet(false), r#""deleted":[{"name":"a"}]"#, format!("+0 a; ?1 b [{mention}]")),
        ("a b", quiet(true), r#""errors":[{"name":"a","code":"c","message":"m"}]"#, "-0 a [c: m]; +1 b".to_owned()),
        ("a b", quiet(true), r#""deleted":[{"name":"b"}],"errors":[{"name":"a"}]"#, "-0 a []; +1 b".to_owned()),
        ("a", quiet(true), "", "+0 a".to_owned()),
        ("a", quiet(true), r#""errors":null"#, "+0 a".to_owned()),
        ("a", quiet(true), r#""errors":[{"name":"x"}]"#, "+0 a; stray -x".to_owned()),
        (
            "a",
            quiet(true),
            r#""errors":[{"code":"c"}]"#,
            "?0 a [the response has failures that match no item]; stray -(no key)".to_owned(),
        ),
        ("a", quiet(true), r#""errors":"x""#, "?0 a [the response has failures that match no item]".to_owned()),
        ("a", None, r#""deleted":[{"name":"a"}],"errors":[{"name":"a","code":"c"}]"#, "-0 a [c]".to_owned()),
        // If one side lacks a version, the name suffices unless it is ambiguous.
        ("a", None, r#""deleted":[{"name":"a","versionID":"null"}]"#, "+0 a".to_owned()),
        ("a@1", None, r#""deleted":[{"name":"a"}]"#, "+0 a, version 1".to_owned()),
        ("a@1", None, r#""deleted":[{"name":"a","versionID":""}]"#, "+0 a, version 1".to_owned()),
        ("a@1 a@1", None, r#""deleted":[{"name":"a"}]"#, "+0 a, version 1; +1 a, version 1".to_owned()),
        (
            "a@1 a@2",
            None,
            r#""deleted":[{"name":"a"}]"#,
            format!("?0 a, version 1 [{mention}]; ?1 a, version 2 [{mention}]; stray +a"),
        ),
        ("a a@1", None, r#""errors":[{"name":"a"}],"deleted":[{"name":"a","versionID":"1"}]"#, {
            "-0 a []; +1 a, version 1".to_owned()
        }),
        ("a a@1", None, r#""deleted":[{"name":"a","versionID":"2"}]"#, {
            format!("+0 a; ?1 a, version 1 [{mention}]")
        }),
        ("a@1", None, r#""deleted":[{"versionID":"1"}]"#, "+0 a, version 1".to_owned()),
        ("a@1", None, r#""deleted":[{"name":"b","versionID":"1"}]"#, {
            format!("?0 a, version 1 [{mention}]; stray +b, version 1")
        }),
    ];
    for (items, quiet, data, expected) in cases {
        let request = Purge { options: Box::new(Options { objects: versions(items), quiet }) };
        let body = format!(r#"{{"code":0,"data":{{{data}}}}}"#);
        assert_eq!(outcome_of(&request, &body).await, expected, "{items} {quiet:?} {data}");
    }
}

#[tokio::test]
async fn a_success_without_item_results_means_all_items() {
    let filter = [("x".to_owned(), json!(1))].into_iter().collect();
    let rows = vec![Row { id: Some("a".to_owned()), filter: None }, Row { id: None, filter: Some(filter) }];
    let request = Forget { table: "t".to_owned(), rows };
    for body in [r#"{"code":0}"#, r#"{"code":0,"data":{"children":[{"flag":false,"text":"a"}]}}"#] {
        assert_eq!(outcome_of(&request, body).await, r#"+0 {"id":"a"}; +1 {"filter":{"x":1}}"#);
    }
}

#[tokio::test]
async fn an_outcome_prints_its_counts_in_one_line() {
    let body = r#"{"code":0,"data":{"children":[{"flag":true,"text":"a"},{"flag":false,"text":"b"},{"text":"x"}]}}"#;
    let server = Loopback::start(move |_| LoopbackResponse::json(body));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let mut request = Remove { space: "s".to_owned(), ids: letters("abc") };
    let outcome = Call::new(&acme.0, &request).await.unwrap().outcome(&request);
    assert_eq!(outcome.to_string(), "1 succeeded, 1 failed, 1 unknown; 1 result for an item that was not sent");
    assert_eq!((outcome.len(), outcome.is_empty()), (3, false));
    assert!(!outcome.is_complete() && !outcome.all_succeeded());
    let failed = &outcome.failed[0];
    assert_eq!((failed.index, failed.id.parts(), failed.sent), (1, &["b".to_owned()][..], true));
    assert_eq!(failed.code.as_ref().map(ErrorCode::as_str), None);

    request.ids = letters("a");
    let outcome = Call::new(&acme.0, &request).await.unwrap().outcome(&request);
    assert_eq!(outcome.to_string(), "1 succeeded, 0 failed, 0 unknown; 2 results for items that were not sent");
    assert!(outcome.is_complete() && outcome.all_succeeded());

    let mut purge = Purge::default();
    purge.items().extend(versions("a@1 b"));
    let server = Loopback::start(|_| LoopbackResponse::json(r#"{"code":0}"#));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let outcome = Call::new(&acme.0, &purge).await.unwrap().outcome(&purge);
    let part = |index: usize, name| outcome.unknown[index].id.part(name);
    assert_eq!([part(0, "key"), part(0, "version")], [Some("a"), Some("1")]);
    assert_eq!([part(1, "key"), part(1, "version"), part(1, "other")], [Some("b"), None, None]);
}
