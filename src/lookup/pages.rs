//! A value for each character, read a page of 256 characters at a time when a text first has one of them.

use std::sync::OnceLock;

type Page<T> = OnceLock<Box<[T; 256]>>;

/// Values of characters of the Basic Multilingual Plane; those of rarer ones are read each time.
pub struct Pages<T> {
    pages: [Page<T>; 256],
}

impl<T> std::fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pages")
    }
}

impl<T> Default for Pages<T> {
    fn default() -> Self {
        Pages::new()
    }
}

impl<T> Pages<T> {
    /// Returns pages of which none was read.
    pub const fn new() -> Pages<T> {
        Pages { pages: [const { OnceLock::new() }; 256] }
    }
}

impl<T: Copy + Default> Pages<T> {
    /// Returns the value of a character; `read` is a pure function, the same at each call.
    // Asked for every letter of every text; left to itself, the compiler calls it where there are several.
    #[inline(always)]
    pub fn get(&self, c: char, read: impl Fn(char) -> T) -> T {
        let code = u32::from(c);
        match self.pages.get((code >> 8) as usize) {
            Some(page) => match page.get() {
                Some(page) => page[(code & 0xFF) as usize],
                None => fill(page, code >> 8, &read)[(code & 0xFF) as usize],
            },
            None => read(c),
        }
    }

    /// Returns what gives the values of the characters of a text, most of which are of one page; `read` as for [`Pages::get`].
    pub fn reader<R: Fn(char) -> T>(&self, read: R) -> impl FnMut(char) -> T + use<'_, T, R> {
        let page = |number: u32, read: &R| {
            let page = self.pages.get(number as usize)?;
            Some(page.get().map_or_else(|| fill(page, number, read), |page| &**page))
        };
        let (mut last, mut values) = (0, page(0, &read));
        move |c| {
            let code = u32::from(c);
            if code >> 8 != last {
                (last, values) = (code >> 8, page(code >> 8, &read));
            }
            match values {
                Some(values) => values[(code & 0xFF) as usize],
                None => read(c),
            }
        }
    }
}

#[cold]
fn fill<'p, T: Copy + Default>(page: &'p Page<T>, number: u32, read: &impl Fn(char) -> T) -> &'p [T; 256] {
    page.get_or_init(|| {
        let mut values = Box::new([T::default(); 256]);
        for (value, code) in values.iter_mut().zip(number << 8..) {
            // Surrogates are no characters; nobody asks for them.
            *value = char::from_u32(code).map(read).unwrap_or_default();
        }
        values
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_has_its_own_value() {
        static PAGES: Pages<u32> = Pages::new();
        for c in ['\0', 'a', 'ÿ', 'Ā', 'ж', '\u{D7FF}', '\u{E000}', '\u{FFFF}', '\u{10000}', '\u{10FFFF}', 'a'] {
            assert_eq!(PAGES.get(c, u32::from), u32::from(c), "{c:?}");
        }
        let mut read = PAGES.reader(u32::from);
        for c in ['\u{10000}', 'a', 'ж', 'я', '\u{2FFFF}', 'ʼ', 'ʽ', '\u{FFFF}', 'a'] {
            assert_eq!(read(c), u32::from(c), "{c:?}");
        }
    }
}
