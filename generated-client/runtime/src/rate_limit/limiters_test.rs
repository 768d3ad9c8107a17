//! The number of limiters that a client keeps.

use super::{CallLimits, MIN_PRUNE_AT, RateLimiters};
use crate::operation::Rate;
use crate::rate_limit::{LimiterScope, RateRules};
use std::borrow::Cow;
use std::time::Duration;
use tokio::time::{Instant, advance, pause};

const NONE: CallLimits<'static> = CallLimits { rates: &[], values: &[] };

#[tokio::test]
async fn unused_limiters_are_removed() {
    pause();
    let limiters = RateLimiters::new(RateRules::default());
    for round in 0..5 {
        for number in 0..MIN_PRUNE_AT {
            let operation = Cow::Owned(format!("GET /things/{round}/{number}"));
            let scope = LimiterScope { operation: &operation, tenant: None, bearer: None };
            if round % 2 == 0 {
                limiters.pause(&scope, NONE, Duration::from_secs(1));
            } else {
                let permit = limiters
                    .acquire(&scope, CallLimits { rates: &[Rate::per_second(1)], values: &[] }, Instant::now())
                    .await;
                drop(permit.expect("a permit").start().respond());
            }
        }
        advance(Duration::from_secs(2)).await;
        assert!(limiters.map().limiters.len() <= 2 * MIN_PRUNE_AT);
    }
}

#[tokio::test]
async fn paused_limiters_are_kept() {
    pause();
    let limiters = RateLimiters::new(RateRules::default());
    let names = (0..3 * MIN_PRUNE_AT).map(|number| Cow::Owned(number.to_string()));
    for operation in names {
        limiters.pause(
            &LimiterScope { operation: &operation, tenant: None, bearer: None },
            NONE,
            Duration::from_secs(1),
        );
    }
    assert_eq!(limiters.map().limiters.len(), 3 * MIN_PRUNE_AT);
}
