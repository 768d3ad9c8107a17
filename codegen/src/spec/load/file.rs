//! A file of the specs, its kind, and its content.

use std::borrow::Cow;

use super::entry::Entry;
use crate::diagnostics::FileId;
use crate::format::keys::{self, Record};
use crate::format::schema;
use crate::yaml::Value;

/// A file of the specs; `root` is `None` if it could not be read.
pub(super) struct File<'a> {
    pub(super) id: FileId,
    pub(super) steps: Vec<&'a str>,
    pub(super) kind: FileKind,
    pub(super) root: Option<Cow<'a, Value>>,
}

/// The kind of a file, which its path decides, and for a page its keys.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    Vendor,
    Service,
    Operation,
    Event,
}

impl FileKind {
    /// Returns the kind of the file with these steps, `vendor/…/name`, and this text; `None` if it
    /// belongs to no vendor.
    pub(super) fn of(steps: &[&str], text: &str) -> Option<Self> {
        match steps {
            [_, "vendor"] => Some(Self::Vendor),
            [] | [_] | [.., "vendor"] => None,
            [.., "service"] => Some(Self::Service),
            _ if schema::record_in(&steps.join("/"), text).name == keys::EVENT.name => Some(Self::Event),
            _ => Some(Self::Operation),
        }
    }

    pub(super) const fn record(self) -> &'static Record {
        match self {
            Self::Vendor => &keys::VENDOR,
            Self::Service => &keys::SERVICE,
            Self::Operation => &keys::OPERATION,
            Self::Event => &keys::EVENT,
        }
    }

    /// Whether the file describes one page.
    pub(super) const fn is_page(self) -> bool {
        matches!(self, Self::Operation | Self::Event)
    }
}

impl File<'_> {
    pub(super) fn entry(&self) -> Option<Entry<'_>> {
        self.root.as_ref().map(|root| Entry::new(root, self.kind.record()))
    }

    /// Returns the steps below the vendor.
    pub(super) fn below(&self) -> Vec<String> {
        self.steps[1..].iter().map(ToString::to_string).collect()
    }

    /// Returns the steps of the file's folder below the vendor.
    pub(super) fn folder(&self) -> Vec<String> {
        self.steps[1..self.steps.len() - 1].iter().map(ToString::to_string).collect()
    }
}
