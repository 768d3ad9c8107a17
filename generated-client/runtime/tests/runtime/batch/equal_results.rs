//! Responses with equal results for all items, which are read in a shorter way.

use super::running::remove;
use super::sample::{Erase, Remove, letters, show};
use super::script::{Script, ok};
use crate::sample::Acme;
use clientloom_runtime::Call;
use clientloom_runtime::batch::{Batch, Batched};

const LETTERS: &str = "abcdefghijkl";

/// Compares the outcome of a batch with that of a single call, which reads each result.
async fn read_both<O: Batched>(request: O, body: String) -> (String, u64) {
    let script = Script::new(move |_, _| ok(body.clone()));
    let acme = script.acme();
    let outcome = Batch::new(&acme.0, request.clone()).skip_limits().max_items(100).await.unwrap();
    let drifts = |acme: &Acme| acme.0.drifts().iter().map(|drift| drift.count).sum::<u64>();
    let in_batch = (show(&outcome), drifts(&acme));
    let other = script.acme();
    let response = Call::new(&other.0, &request).skip_limits().await.unwrap();
    assert_eq!(in_batch, (show(&response.outcome(&request)), drifts(&other)));
    in_batch
}

/// Returns a list of results; `result` has `*` in place of a key.
fn results(keys: &str, result: &str, separator: &str) -> String {
    let all: Vec<String> = keys.chars().map(|key| result.replace('*', &key.to_string())).collect();
    format!("[{}]", all.join(separator))
}

#[tokio::test]
async fn equal_results_are_read_like_all_others() {
    let good = r#"{"flag":true,"text":"*"}"#;
    let all = || results(LETTERS, good, ",");
    let succeeded = "+0 a; +1 b; +2 c; +3 d; +4 e; +5 f; +6 g; +7 h; +8 i; +9 j; +10 k; +11 l";
    // Each row: the data, and the statuses as far as they are not all successes.
    for (data, expected) in [
        (format!(r#"{{"children":{}}}"#, all()), ""),
        (format!(" {{ \"int\" : 1 , \"children\" : {} , \"any\":null}} ", results(LETTERS, good, " ,\n ")), ""),
        (format!(r#"{{"children":{}}}"#, results(LETTERS, r#"{"errors":[],"flag":true,"text":"*"}"#, ",")), ""),
        // Equal results, but no successes, or of the wrong items.
        (format!(r#"{{"children":{}}}"#, results(LETTERS, r#"{"flag":false,"text":"*"}"#, ",")), "-0 a"),
        (format!(r#"{{"children":{}}}"#, results(LETTERS, r#"{"text":"*"}"#, ",")), "?0 a"),
        (format!(r#"{{"children":{}}}"#, results("bacdefghijkl", good, ",")), ""),
        (format!(r#"{{"children":{}}}"#, results("abcdefghijk", good, ",")), "?11 l"),
        (format!(r#"{{"children":{}}}"#, results("abcdefghijklm", good, ",")), "stray +m"),
        (format!(r#"{{"children":{}}}"#, results("aaaaaaaaaaaa", good, ",")), "?11 l"),
        // One result differs.
        (format!(r#"{{"children":{}}}"#, all().replace(r#"true,"text":"e""#, r#"false,"text":"e""#)), "-4 e"),
        (format!(r#"{{"children":{}}}"#, all().replace(r#""text":"l""#, r#""text":"l","text":"x""#)), "?11 l"),
        // The list that counts is another one.
        (format!(r#"{{"child":{{"children":{}}},"children":[{{"flag":true,"text":"a"}}]}}"#, all()), "?11 l"),
        (format!(r#"{{"children":[],"children":{}}}"#, all()), ""),
        (format!(r#"{{"children":{},"children":[]}}"#, all()), "?0 a"),
        (format!(r#"{{"text":"\"children\":{}","children":[]}}"#, all().replace('"', "\\\"")), "?0 a"),
        (format!(r#"{{"children":null,"any":{{"children":{}}}}}"#, all()), "?0 a"),
    ] {
        let request = remove(LETTERS);
        let (outcome, _) = read_both(request, format!(r#"{{"code":0,"data":{data}}}"#)).await;
        match expected {
            "" => assert_eq!(outcome, succeeded, "{data}"),
            part => assert!(outcome.contains(part), "{outcome} has no {part}: {data}"),
        }
    }
}

#[tokio::test]
async fn lists_of_keys_are_read_like_all_others() {
    let keys = |keys: &str| results(keys, r#""*""#, ",");
    for (names, anys, count) in [
        (LETTERS, "", 12),
        (LETTERS, "c", 11),
        (LETTERS, "m", 12),
        ("abcdefghijk", "l", 11),
        ("", LETTERS, 0),
        ("lkjihgfedcba", "", 12),
    ] {
        let request = Erase { ids: letters(LETTERS) };
        let body = format!(r#"{{"code":0,"msg":"ok","data":{{"names":{},"anys":{}}}}}"#, keys(names), keys(anys));
        let (outcome, _) = read_both(request, body).await;
        assert_eq!(outcome.matches("; +").count() + usize::from(outcome.starts_with('+')), count, "{outcome}");
    }
}

#[tokio::test]
async fn deviations_of_equal_results_are_counted() {
    for (result, body_end, count) in [
        (r#"{"flag":true,"text":"*"}"#, "", 0),
        (r#"{"flag":true,"text":"*","new":1}"#, "", 12),
        (r#"{"flag":"true","text":"*"}"#, "", 12),
        (r#"{"flag":true,"text":"*"}"#, r#","beside":1"#, 1),
    ] {
        let list = results(LETTERS, result, ",");
        let body = format!(r#"{{"code":0,"data":{{"children":{list}}}{body_end}}}"#);
        assert_eq!(read_both(remove(LETTERS), body).await.1, count, "{result}{body_end}");
    }
}

#[tokio::test]
async fn keys_with_escapes_are_read_like_all_others() {
    let keys: Vec<String> = ["a", "\"", "\\", "\n", "ü", "a\\n", " ", "/", "\u{7f}", "b"].map(str::to_owned).into();
    let results: Vec<_> = keys.iter().map(|key| json!({ "flag": true, "text": key })).collect();
    let body = json!({ "code": 0, "data": { "children": results } });
    for (from, to) in [("", ""), ("\\n", "n"), ("\\\\n", "\\n")] {
        let body = body.to_string().replace(from, to);
        read_both(Remove { space: "s".to_owned(), ids: keys.clone() }, body).await;
    }
}
