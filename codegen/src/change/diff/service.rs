//! Changes in `service.yaml` files, which override the levels above them.

use super::pair::{Log, Pair};
use super::rule::Rule;
use super::sets::matched;
use super::words::compare_words;
use super::{constants, http, shared};
use crate::spec::{RetryAfter, Service, Shared, Vendor};

pub(super) fn compare(old: &Vendor, new: &Vendor, log: &mut Log) {
    for pair in matched(&old.services, &new.services, |old, new| old.path == new.path) {
        let sides = [pair.0, pair.1].map(|side| side.map(|(_, service)| service));
        let Some(path) = sides.iter().flatten().next().map(|service| service.path.as_slice()) else { continue };
        // If no operation remains, the changes of the folder are those of its operations.
        let stays = |vendor: &Vendor| vendor.operations.iter().any(|operation| operation.path.starts_with(path));
        if stays(old) && stays(new) {
            // Without a file, the facts of a level above apply.
            let [before, after] = sides;
            let file = |side: Option<&Service>, vendor: &Vendor| side.map_or(vendor.file, |service| service.file);
            let at = Pair::files(file(before, old), file(after, new));
            let host = http::host_rule(old, new, path);
            compare_service(sides, [above(old, path), above(new, path)], host, &at, log);
        }
    }
}

fn compare_service(
    sides: [Option<&Service>; 2],
    above: [Shared; 2],
    host: &'static Rule,
    at: &Pair<'_>,
    log: &mut Log,
) {
    let [own_old, own_new] = sides.map(|side| side.map(|service| service.shared.clone()).unwrap_or_default());
    let [above_old, above_new] = above;
    let (before, after) = (fill(&own_old, &own_new, above_old), fill(&own_new, &own_old, above_new));
    let texts = |side: Option<&Service>| {
        let said = side.map(|service| [service.title.clone(), service.doc.clone()]);
        said.unwrap_or_default().map(Option::unwrap_or_default)
    };
    let [old, new] = sides.map(texts);
    compare_words("title", &old[0], &new[0], at, log);
    compare_words("doc", &old[1], &new[1], at, log);
    shared::compare(&before, &after, host, at, log);
    constants::compare_shared(&own_old.types, &own_new.types, at, log);
}

/// Returns the facts of the levels above a folder, with the nearest first.
fn above(vendor: &Vendor, path: &[String]) -> Shared {
    let mut services: Vec<&Service> = vendor
        .services
        .iter()
        .filter(|service| service.path.len() < path.len() && path.starts_with(&service.path))
        .collect();
    services.sort_by_key(|service| service.path.len());
    services.iter().fold(vendor.shared.clone(), |above, service| over(service.shared.clone(), above))
}

/// Returns the facts below a level: each key replaces the one above it as a whole.
fn over(own: Shared, above: Shared) -> Shared {
    Shared {
        host: own.host.or(above.host),
        headers: if own.headers.is_empty() { above.headers } else { own.headers },
        envelope: own.envelope.or(above.envelope),
        log_id: own.log_id.or(above.log_id),
        retry_after: if own.retry_after.is_empty() { above.retry_after } else { own.retry_after },
        retry_after_counts: if own.retry_after_counts.is_empty() {
            above.retry_after_counts
        } else {
            own.retry_after_counts
        },
        repeat: if own.repeat.is_empty() { above.repeat } else { own.repeat },
        ..own
    }
}

/// Returns a level with the facts that it inherits where only the other side states its own.
fn fill(own: &Shared, other: &Shared, above: Shared) -> Shared {
    let above = Shared {
        host: above.host.filter(|_| other.host.is_some()),
        headers: if other.headers.is_empty() { Vec::new() } else { above.headers },
        envelope: above.envelope.filter(|_| other.envelope.is_some()),
        log_id: above.log_id.filter(|_| other.log_id.is_some()),
        retry_after: if other.retry_after.is_empty() { RetryAfter::default() } else { above.retry_after },
        retry_after_counts: if other.retry_after_counts.is_empty() { Vec::new() } else { above.retry_after_counts },
        repeat: if other.repeat.is_empty() { Vec::new() } else { above.repeat },
        ..Shared::default()
    };
    over(own.clone(), above)
}
