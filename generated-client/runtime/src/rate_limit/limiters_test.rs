//! How many lines are kept.

use super::{FEW, RateLimiters};
use crate::operation::Rate;
use crate::rate_limit::scope::LimiterScope;
use std::borrow::Cow;
use std::time::Duration;
use tokio::time::{advance, pause};

#[tokio::test]
async fn lines_that_nobody_needs_are_given_up() {
    pause();
    let limiters = RateLimiters::new(Vec::new());
    for round in 0..5 {
        for number in 0..FEW {
            let operation = Cow::Owned(format!("GET /things/{round}/{number}"));
            let scope = LimiterScope { operation: &operation, tenant: None, bearer: None };
            match round % 2 {
                0 => limiters.pause(&scope, &[], Duration::from_secs(1)),
                _ => limiters.acquire(&scope, &[Rate::per_second(1)]).await.expect("a place").start(),
            }
        }
        advance(Duration::from_secs(2)).await;
        assert!(limiters.limiters().of.len() <= 2 * FEW);
    }
}

#[tokio::test]
async fn lines_that_are_needed_stay() {
    pause();
    let limiters = RateLimiters::new(Vec::new());
    let names = (0..3 * FEW).map(|number| Cow::Owned(number.to_string()));
    for operation in names {
        limiters.pause(
            &LimiterScope { operation: &operation, tenant: None, bearer: None },
            &[],
            Duration::from_secs(1),
        );
    }
    assert_eq!(limiters.limiters().of.len(), 3 * FEW);
}
