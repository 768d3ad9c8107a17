//! What a vendor's pages leave out, as it is alike on all of them. A vendor is data, nothing else.

/// What is alike on all pages of a vendor.
#[derive(Debug)]
pub(super) struct Vendor {
    /// Its folder.
    pub(super) name: &'static str,
    /// What the URLs of its pages have for a host; empty where they are not compared.
    pub(super) hosts: &'static [&'static str],
    /// The first step of every path, which is no part of a name.
    pub(super) root: &'static str,
    /// How many steps of a path become folders, where the steps after them are the name of one operation.
    pub(super) folders: Option<usize>,
    /// Kinds of tokens, the one that a server needs most first; of a single one pages need not speak.
    pub(super) tokens: &'static [&'static str],
    /// The envelope's member that tells success from failure.
    pub(super) code: &'static str,
    /// The envelope's member with the message.
    pub(super) message: &'static str,
    /// The envelope's member with the data, if they do not stand beside the code.
    pub(super) data: Option<&'static str>,
    /// Further members of the envelope.
    pub(super) beside: &'static [&'static str],
    /// Values of the code that mean success, in one product or another.
    pub(super) success: &'static [&'static str],
    /// Whether error tables hold messages as they are sent, and no translations of them.
    pub(super) sends_messages: bool,
}

const VENDORS: [Vendor; 3] = [
    Vendor {
        name: "feishu",
        hosts: &[],
        root: "open-apis",
        folders: None,
        tokens: &["tenant_access_token", "user_access_token", "app_access_token"],
        code: "code",
        message: "msg",
        data: Some("data"),
        beside: &["error"],
        success: &["0"],
        sends_messages: true,
    },
    Vendor {
        name: "gptbots",
        hosts: &["api-${endpoint}.gptbots.ai"],
        root: "",
        folders: Some(2),
        tokens: &["api_key"],
        code: "code",
        message: "message",
        data: None,
        beside: &[],
        success: &["0"],
        sends_messages: false,
    },
    Vendor {
        name: "ctyun",
        hosts: &[],
        root: "",
        folders: None,
        tokens: &["eop_signature"],
        code: "statusCode",
        message: "message",
        data: Some("returnObj"),
        beside: &["description", "errorCode", "error", "eopErrCode", "requestId", "code"],
        success: &["800", "200"],
        sends_messages: false,
    },
];

/// The vendor of a layout.
pub(super) fn of(name: &str) -> &'static Vendor {
    VENDORS.iter().find(|vendor| vendor.name == name).unwrap_or(&VENDORS[0])
}

impl Vendor {
    /// Whether a member of a reply is the envelope's.
    pub(super) fn owns(&self, member: &str) -> bool {
        member == self.code || member == self.message || self.beside.contains(&member)
    }
}
