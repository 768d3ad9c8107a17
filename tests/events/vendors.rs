//! Every documented event of the three vendors is pushed, verified and read whole.

use std::collections::BTreeMap;

use clientloom_runtime::events::{AnyEvent, PushesEvents, SeenIds, Webhook, WebhookSecrets};
use clientloom_runtime::response::Deviation;
use clientloom_runtime::testing::EventPusher;
use feishu_gptbots_ctyun::{feishu, gptbots};

use crate::support::errata;

/// The number of events whose pages show no event that is JSON.
const WITHOUT_EXAMPLE: usize = 5;

/// Addresses of values that errata explain, by the pages of the events.
type Explained = BTreeMap<String, Vec<String>>;

#[tokio::test]
async fn documented_events_are_read_without_a_deviation() {
    let encrypted = WebhookSecrets::new().token("a-token").encrypt_key("a-key");
    let plain = WebhookSecrets::new().token("a-token");
    let explained = explained();
    let mut failed = differences::<feishu::Feishu>(feishu::EVENTS, &encrypted, &explained).await;
    failed.extend(differences::<feishu::Feishu>(feishu::EVENTS, &plain, &explained).await);
    let bearer = WebhookSecrets::new().bearer("a-key");
    failed.extend(differences::<gptbots::GptBots>(gptbots::EVENTS, &bearer, &explained).await);
    assert!(failed.is_empty(), "{} differ:\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn nearly_every_event_has_an_example() {
    let all = feishu::EVENTS.iter().chain(gptbots::EVENTS).copied().flatten();
    let without: Vec<&str> = all.filter(|event| event.examples().is_empty()).map(|event| event.info().kind).collect();
    assert_eq!(without.len(), WITHOUT_EXAMPLE, "{without:?}");
}

/// Pushes all documented events, and returns how they differ from their pages.
async fn differences<V: PushesEvents>(
    events: &[&[AnyEvent]],
    secrets: &WebhookSecrets,
    explained: &Explained,
) -> Vec<String> {
    let webhook = Webhook::<V>::new(secrets.clone()).expect("secrets that the vendor sends");
    let pusher = EventPusher::<V>::new(secrets.clone());
    let mut failed = Vec::new();
    for event in events.iter().copied().flatten() {
        for request in pusher.documented_of(event) {
            // Examples share IDs, and a repeat is not read again.
            let webhook = webhook.clone().seen(SeenIds::default());
            let delivery = webhook.receive(request.headers(), request.body()).await;
            let received = delivery.map(|delivery| delivery.into_event().expect("an event"));
            let deviations = received.and_then(|received| event.deviations(&received));
            failed.extend(difference(event, deviations.map_err(|error| error.to_string()), explained));
        }
    }
    failed
}

/// Returns how an event differs from its page, without what errata explain.
fn difference(event: &AnyEvent, deviations: Result<Vec<Deviation>, String>, explained: &Explained) -> Option<String> {
    let (kind, page) = (event.info().kind, event.info().source);
    let deviations = match deviations {
        Ok(deviations) => deviations,
        Err(error) => return Some(format!("{kind}: {error}")),
    };
    let known = explained.get(page).map(Vec::as_slice).unwrap_or_default();
    // An erratum about a list explains its items.
    let is_within = |known: &str, address: &str| {
        address.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
    };
    let is_explained = |address: &str| known.iter().any(|known| is_within(known, address));
    let left: Vec<String> =
        deviations.iter().filter(|deviation| !is_explained(&deviation.address)).map(ToString::to_string).collect();
    (!left.is_empty()).then(|| format!("{kind}: {}", left.join(", ")))
}

/// Reads the errata about examples of events.
fn explained() -> Explained {
    let mut explained = Explained::new();
    let specs = errata::specs();
    for (_, spec) in specs.iter().filter(|(_, spec)| spec.text.contains("\nevent: ")) {
        let addresses = errata::in_examples(spec).filter_map(|address| address.strip_prefix("pushed."));
        let page = errata::stated(spec, "  url: ").to_owned();
        explained.entry(page).or_default().extend(addresses.map(ToOwned::to_owned));
    }
    explained
}
