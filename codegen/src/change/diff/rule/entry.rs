//! A rule, and the macro that declares the rules of a file.

use crate::change::diff::verdict::Verdict;

/// A kind of change.
#[derive(Debug)]
pub struct Rule {
    /// The stable name.
    pub name: &'static str,
    /// The effects on the four audiences of a change.
    ///
    /// The audiences are calls of an old client, responses that an old client reads, Rust code that
    /// uses an old client, and readers.
    pub verdicts: [Verdict; 4],
    /// The change, in one or two sentences.
    pub doc: &'static str,
    /// An example of the change.
    pub example: &'static str,
}

impl Rule {
    /// Returns the strongest verdict.
    #[must_use]
    pub fn worst(&self) -> Verdict {
        self.verdicts.into_iter().fold(Verdict::Nothing, Verdict::max)
    }
}

/// Declares the rules of a file, and the list `RULES` of them.
macro_rules! rules {
    ($($constant:ident $name:literal [$wire:ident $decode:ident $source:ident $docs:ident] $doc:literal $example:literal)*) => {
        $(
            #[doc = concat!("The rule `", $name, "`.")]
            pub static $constant: Rule = Rule {
                name: $name,
                verdicts: [Verdict::$wire, Verdict::$decode, Verdict::$source, Verdict::$docs],
                doc: $doc,
                example: $example,
            };
        )*

        pub(super) const RULES: &[&Rule] = &[$(&$constant),*];
    };
}

pub(super) use rules;
