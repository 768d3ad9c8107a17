//! Batches with large numbers, low rates, and responses that leave the status open.

use super::running::{remove, removed};
use super::sample::{Change, show};
use super::script::{Script, Step};
use clientloom_runtime::batch::Batch;
use clientloom_runtime::{Call, Rate, Value};
use std::time::Duration;

#[tokio::test]
async fn the_largest_settings_run_all_items() {
    let script = Script::new(|_, body| removed(body));
    let acme = script.acme();
    let all = Batch::new(&acme.0, remove("abcdefg")).parallel(usize::MAX);
    assert_eq!(show(&all.await.unwrap()), "+0 a; +1 b; +2 c; +3 d; +4 e; +5 f; +6 g");
    let all = Batch::new(&acme.0, remove("abcdefg")).parallel(usize::MAX).max_items(usize::MAX).skip_limits();
    assert_eq!(all.await.unwrap().succeeded.len(), 7);
    assert_eq!(script.words("ids").last().unwrap(), "abcdefg");
}

/// A redirect may follow after the request was carried out.
#[tokio::test]
async fn items_of_a_redirected_call_are_unknown() {
    let script = Script::new(|_, _| Step::Respond(302, String::new()));
    let outcome = Batch::new(&script.acme().0, remove("a")).await.unwrap();
    assert_eq!((outcome.failed.len(), outcome.unknown.len()), (0, 1));
}

/// Calls of a running batch that is not polled must not block other calls.
#[tokio::test(start_paused = true)]
async fn calls_between_parts_are_not_blocked() {
    let script = Script::new(|_, body| removed(body));
    let acme = script.builder().rate(Rate::per_second(2)).build().unwrap();
    let mut running = Batch::new(&acme.0, remove("abcdefghijkl")).max_items(1).run([]).unwrap();
    while let Some(part) = running.next().await {
        assert!(part.outcome.all_succeeded(), "{}", part.outcome);
        Call::new(&acme.0, &remove("z")).timeout(Duration::from_secs(20)).await.unwrap();
    }
    assert_eq!(running.summary().succeeded, 12);
}

/// An item without a key is identified by its JSON, which a deep item must not have.
#[tokio::test]
async fn a_deep_item_is_refused_alone() {
    let script = Script::new(|_, _| Step::Respond(200, r#"{"code":7}"#.to_owned()));
    let deep = (0..8_000).fold(Value::Null, |value, _| Value::Array(vec![value]));
    let row = |value| [("free".to_owned(), value)].into();
    let acme = script.acme();
    let outcome =
        Batch::new(&acme.0, Change { rows: vec![row(Value::from(1)), row(deep)] }).max_items(2).await.unwrap();
    let refused = "; -1 (nested too deep) [not sent: rows[1] is nested too deep: a field has at most 128 levels of \
                   lists and objects]";
    assert!(show(&outcome).ends_with(refused), "{}", show(&outcome));
    assert_eq!(script.words("rows").len(), 1);
}
