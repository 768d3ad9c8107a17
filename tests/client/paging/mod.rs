//! Paged results: each item arrives once, by the rules of its page.

mod feishu;
mod gptbots_ctyun;
