//! How long a translation is against what its locale usually makes of such an English text.

use super::MessageContext;
use super::visible::Visible;

/// Of more readings than this no pairs are made.
const MOST_READINGS: usize = 20;

/// A reading of the translation beside the reading of the English that is nearest in length.
pub(super) struct Pair<'a> {
    /// The English.
    pub source: &'a Visible<'a>,
    /// The translation.
    pub target: &'a Visible<'a>,
    /// Letters of the translation ÷ letters expected of such an English text.
    pub relative: f64,
}

/// Returns the readings of a translation beside those of the English; none where the locale's usual length is not on record,
/// or the English has fewer than `least` letters.
///
/// Code, addresses and placeables count on neither side. Where the locale writes another script, neither do Latin letters of
/// the translation and as many of the English: names and trademarks that are kept.
pub(super) fn pairs<'a>(context: &'a MessageContext<'_>, least: usize) -> impl Iterator<Item = Pair<'a>> {
    let median = context.conventions().and_then(|conventions| conventions.length.median);
    // A letter is a byte at least.
    let is_long = || context.source_flats().iter().any(|flat| flat.text.len() >= least);
    let median = median.filter(|_| !context.message.id.starts_with('-') && is_long());
    let keeps_latin = context.translation.locale.locale.script() != Some("Latn");
    let pairs = move |target: &'a Visible<'a>, median: f64| {
        let own = target.census().letters;
        let kept = if keeps_latin { target.census().latin } else { 0 };
        let sources = context.source_visibles().iter().take(MOST_READINGS);
        let pairs = sources.map(|source| (source, source.census().letters));
        let pairs = pairs.filter(move |(_, letters)| letters.saturating_sub(kept) >= least);
        pairs.map(move |(source, letters)| Pair {
            source,
            target,
            relative: count(own - kept) / (count(letters - kept) * median),
        })
    };
    let far = |pair: &Pair<'_>| pair.relative.max(0.001).ln().abs();
    let nearest = move |target, median| pairs(target, median).min_by(|one, other| far(one).total_cmp(&far(other)));
    median.into_iter().flat_map(move |median| {
        context.target_visibles().iter().take(MOST_READINGS).filter_map(move |target| nearest(target, median))
    })
}

fn count(letters: usize) -> f64 {
    u32::try_from(letters).map_or(f64::MAX, f64::from)
}
