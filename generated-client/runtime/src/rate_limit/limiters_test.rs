//! How many lines are kept.

use super::{FEW, Quota, Who};
use crate::Rate;
use std::borrow::Cow;
use std::time::Duration;
use tokio::time::{advance, pause};

#[tokio::test]
async fn lines_that_nobody_needs_are_given_up() {
    pause();
    let quota = Quota::new(Vec::new());
    for round in 0..5 {
        for number in 0..FEW {
            let operation = Cow::Owned(format!("GET /things/{round}/{number}"));
            let who = Who { operation: &operation, tenant: None, bearer: None };
            match round % 2 {
                0 => quota.pause(&who, &[], Duration::from_secs(1)),
                _ => quota.place(&who, &[Rate::per_second(1)]).await.expect("a place").start(),
            }
        }
        advance(Duration::from_secs(2)).await;
        assert!(quota.lines().of.len() <= 2 * FEW);
    }
}

#[tokio::test]
async fn lines_that_are_needed_stay() {
    pause();
    let quota = Quota::new(Vec::new());
    let names = (0..3 * FEW).map(|number| Cow::Owned(number.to_string()));
    for operation in names {
        quota.pause(&Who { operation: &operation, tenant: None, bearer: None }, &[], Duration::from_secs(1));
    }
    assert_eq!(quota.lines().of.len(), 3 * FEW);
}
