//! The budget of retries.

use super::{ReservedRetry, RetryBudget};

fn takes(budget: &RetryBudget) -> usize {
    (0..1000).take_while(|_| budget.reserve().map(ReservedRetry::make).is_some()).count()
}

#[test]
fn no_retries_after_the_budget_is_used_up() {
    assert_eq!(takes(&RetryBudget::new(7)), 7);
    assert_eq!(takes(&RetryBudget::new(0)), 0);
}

#[test]
fn a_retry_that_succeeds_is_returned() {
    let budget = RetryBudget::new(3);
    budget.reserve().expect("a retry").make();
    budget.succeed(true);
    assert_eq!(takes(&budget), 3);
}

#[test]
fn a_retry_that_is_not_made_is_returned() {
    let budget = RetryBudget::new(3);
    let waiting: Vec<_> = (0..3).map(|_| budget.reserve().expect("a retry")).collect();
    assert!(budget.reserve().is_none());
    drop(waiting);
    assert_eq!(takes(&budget), 3);
}

#[test]
fn ten_first_successes_earn_a_retry_up_to_the_initial_number() {
    let budget = RetryBudget::new(3);
    assert_eq!(takes(&budget), 3);
    (0..10).for_each(|_| budget.succeed(false));
    assert_eq!(takes(&budget), 1);
    (0..1000).for_each(|_| budget.succeed(false));
    assert_eq!(takes(&budget), 3);
}
