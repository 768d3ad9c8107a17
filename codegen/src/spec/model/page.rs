//! The vendor's page: its address, its mistakes, its open points.

/// A page's title and address.
#[derive(Clone, Debug, Default)]
pub struct PageSource {
    /// Title, literally.
    pub title: String,
    /// Address.
    pub url: Option<String>,
    /// Day of the last change.
    pub updated: Option<String>,
    /// Language.
    pub language: Option<String>,
    /// The vendor's number.
    pub id: Option<String>,
}

/// A mistake of a page.
#[derive(Clone, Debug)]
pub struct Erratum {
    /// Address in the file.
    pub at: String,
    /// What the page says.
    pub page: String,
    /// What holds, and why.
    pub fact: String,
}

/// A point that nobody has settled yet.
#[derive(Clone, Debug)]
pub struct Unsure {
    /// Address in the file.
    pub at: String,
    /// What the file says for the time being.
    pub assumed: String,
    /// Why that is not certain.
    pub why: String,
}
