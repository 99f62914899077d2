//! Content security policies: the strictest that works, and the one that forbids WebAssembly.

use super::bench::Bench;
use super::failing::sentence;
use super::seed::seed_page;
use super::{Test, test};

pub const TESTS: &[Test] = &[
    test(
        "the policy of the README works, and nothing is reported",
        strict,
    ),
    test(
        "a policy that allows nothing more than that works too",
        strictest,
    ),
    test(
        "a policy without 'wasm-unsafe-eval' leaves the fallback and says which word is missing",
        without_wasm,
    ),
    test(
        "a policy that forbids to fetch leaves the fallback and says so",
        without_fetch,
    ),
];

/// What the README tells a site to send.
pub const POLICY: &str =
    "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'";

/// The same, and nothing that it does not name.
pub const STRICTEST: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
     img-src 'self' data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

fn works(bench: &Bench, name: &str, policy: &str) {
    let mut page = seed_page();
    page.policy = policy.into();
    bench.open(name, &page);
    assert_eq!(bench.titles().len(), 14);
    bench.search("image");
    bench.choose("Building images");
    assert!(!bench.titles().is_empty());
    // Its styles came through: cards stand side by side, with a border.
    assert!(bench.text("getComputedStyle(probe.part('card')).borderTopStyle") == "solid");
    assert!(
        bench.number("getComputedStyle(probe.part('grid')).gridTemplateColumns.split(' ').length")
            > 1.0
    );
    bench.quiet();
}

fn strict(bench: &Bench) {
    works(bench, "policy", POLICY);
}

fn strictest(bench: &Bench) {
    works(bench, "strictest", STRICTEST);
}

fn without_wasm(bench: &Bench) {
    let mut page = seed_page();
    page.policy = POLICY.replace(" 'wasm-unsafe-eval'", "");
    bench.session.go(&bench.put("no-wasm", &page));
    let said = sentence(bench, "blocked-by-csp");
    assert!(
        said.contains("'wasm-unsafe-eval'") && said.contains("script-src"),
        "{said}"
    );
}

fn without_fetch(bench: &Bench) {
    let mut page = seed_page();
    page.policy = format!("{POLICY}; connect-src 'none'");
    bench.session.go(&bench.put("no-fetch", &page));
    let said = sentence(bench, "blocked-by-csp");
    assert!(said.contains("connect-src"), "{said}");
}
