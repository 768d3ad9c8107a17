//! A file, what its path makes of it, and what it holds.

use super::entry::Entry;
use crate::diagnostics::FileId;
use crate::format::keys::{self, Record};
use crate::yaml::Value;

/// A file, what its place makes of it, and what it holds if that could be read.
pub(super) struct File<'a> {
    pub(super) id: FileId,
    pub(super) steps: Vec<&'a str>,
    pub(super) kind: FileKind,
    pub(super) root: Option<Value>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    Vendor,
    Service,
    Operation,
}

impl FileKind {
    /// What the steps of a path below `specs` say: `vendor/…/name`.
    pub(super) fn of(steps: &[&str]) -> Option<Self> {
        match steps {
            [_, "vendor"] => Some(Self::Vendor),
            [] | [_] | [.., "vendor"] => None,
            [.., "service"] => Some(Self::Service),
            _ => Some(Self::Operation),
        }
    }

    pub(super) const fn record(self) -> &'static Record {
        match self {
            Self::Vendor => &keys::VENDOR,
            Self::Service => &keys::SERVICE,
            Self::Operation => &keys::OPERATION,
        }
    }
}

impl File<'_> {
    pub(super) fn entry(&self) -> Option<Entry<'_>> {
        self.root.as_ref().map(|root| Entry::new(root, self.kind.record()))
    }

    /// The steps below the vendor.
    pub(super) fn below(&self) -> Vec<String> {
        self.steps[1..].iter().map(ToString::to_string).collect()
    }

    /// The steps below the vendor that lead to the file's folder.
    pub(super) fn folder(&self) -> Vec<String> {
        self.steps[1..self.steps.len() - 1].iter().map(ToString::to_string).collect()
    }
}
