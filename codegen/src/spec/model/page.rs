//! The vendor's page: its address, known errors, and open questions.

/// A page's title and address.
#[derive(Clone, Debug, Default)]
pub struct PageSource {
    /// Title, copied literally.
    pub title: String,
    /// Address.
    pub url: Option<String>,
    /// Day of the page's last change, as year-month-day.
    pub updated: Option<String>,
    /// Language.
    pub language: Option<String>,
    /// The vendor's number of the page.
    pub id: Option<String>,
}

/// A known error of a page.
#[derive(Clone, Debug)]
pub struct Erratum {
    /// Address in the file.
    pub at: String,
    /// Statement of the page.
    pub page: String,
    /// Fact that the spec states, and the reason.
    pub fact: String,
}

/// An open question about a page.
#[derive(Clone, Debug)]
pub struct Unsure {
    /// Address in the file.
    pub at: String,
    /// Kind, by its name in the catalog of findings.
    pub kind: Option<String>,
    /// Assumption in the file until then.
    pub assumed: String,
    /// Reason for the uncertainty.
    pub why: String,
}
