//! The budget of repeats.

use super::RetryBudget;

fn takes(budget: &RetryBudget) -> usize {
    (0..1000).take_while(|_| budget.take()).count()
}

#[test]
fn an_outage_uses_it_up() {
    assert_eq!(takes(&RetryBudget::new(7)), 7);
    assert_eq!(takes(&RetryBudget::new(0)), 0);
}

#[test]
fn a_repeat_that_helps_is_given_back() {
    let budget = RetryBudget::new(3);
    assert!(budget.take());
    budget.succeed(true);
    assert_eq!(takes(&budget), 3);
}

#[test]
fn ten_calls_that_succeed_at_once_earn_a_repeat_and_no_more_than_there_were() {
    let budget = RetryBudget::new(3);
    assert_eq!(takes(&budget), 3);
    (0..10).for_each(|_| budget.succeed(false));
    assert_eq!(takes(&budget), 1);
    (0..1000).for_each(|_| budget.succeed(false));
    assert_eq!(takes(&budget), 3);
}
