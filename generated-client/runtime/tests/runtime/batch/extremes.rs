//! Batches under large numbers, low rates and replies that leave it open.

use super::running::{remove, removed};
use super::sample::show;
use super::script::{Script, Step};
use client_runtime::batch::Batch;
use client_runtime::{Call, Rate};
use std::time::Duration;

#[tokio::test]
async fn as_much_at_once_as_there_is() {
    let script = Script::new(|_, body| removed(body));
    let acme = script.acme();
    let all = Batch::new(&acme.0, remove("abcdefg")).parallel(usize::MAX);
    assert_eq!(show(&all.await.unwrap()), "+0 a; +1 b; +2 c; +3 d; +4 e; +5 f; +6 g");
    let all = Batch::new(&acme.0, remove("abcdefg")).parallel(usize::MAX).max_items(usize::MAX).skip_limits();
    assert_eq!(all.await.unwrap().succeeded.len(), 7);
    assert_eq!(script.words("ids").last().unwrap(), "abcdefg");
}

/// A gateway that sends elsewhere may have done so after the fact.
#[tokio::test]
async fn after_a_redirect_nobody_knows() {
    let script = Script::new(|_, _| Step::Reply(302, String::new()));
    let outcome = Batch::new(&script.acme().0, remove("a")).await.unwrap();
    assert_eq!((outcome.failed.len(), outcome.unknown.len()), (0, 1));
}

/// The calls of a handle that is not polled stand in the queue before it.
#[tokio::test(start_paused = true)]
async fn who_makes_calls_of_the_same_kind_between_parts_is_not_held_up() {
    let script = Script::new(|_, body| removed(body));
    let acme = script.builder().rate(Rate::per_second(2)).build().unwrap();
    let mut running = Batch::new(&acme.0, remove("abcdefghijkl")).max_items(1).run([]).unwrap();
    while let Some(part) = running.next().await {
        assert!(part.outcome.all_succeeded(), "{}", part.outcome);
        Call::new(&acme.0, &remove("z")).timeout(Duration::from_secs(20)).await.unwrap();
    }
    assert_eq!(running.summary().succeeded, 12);
}
