//! axe-core, which looks for what keeps readers out of a page: <https://github.com/dequelabs/axe-core>.

use super::browser::Browser;
use serde_json::json;
use std::path::Path;

/// Fails if axe finds anything.
pub fn axe(browser: &Browser, state: &str) {
    axe_without(browser, state, &[]);
}

/// Fails if axe finds anything, without these rules, each of which has a reason.
pub fn axe_without(browser: &Browser, state: &str, rules: &[(&str, &str)]) {
    let found = findings(browser, rules);
    assert!(found.is_empty(), "{state}: {found:#?}");
}

/// What axe finds in the page, without these rules.
pub fn findings(browser: &Browser, rules: &[(&str, &str)]) -> Vec<String> {
    if browser.session.eval("typeof axe") == "undefined" {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(path);
        browser
            .session
            .run(&axe.expect("axe-core is missing; run `npm ci` first"));
    }
    let off: Vec<&str> = rules.iter().map(|(rule, _)| *rule).collect();
    let found = browser.session.eval_with(
        "(async () => {
            const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: !args[0].includes(ruleId) }]));
            const { violations } = await axe.run(document, { rules, resultTypes: ['violations'], selectors: false, ancestry: true });
            return violations.flatMap(({ id, nodes }) => nodes.map(({ ancestry, html, failureSummary }) =>
                `${id}: ${ancestry.flat().join(' ')}: ${failureSummary.replace(/\\s+/g, ' ')} ${html.slice(0, 200)}`));
        })()",
        vec![json!(off)],
    );
    serde_json::from_value(found).expect("a list of strings")
}
