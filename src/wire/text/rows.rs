//! Lines of typed text without the white space around them, but for what leads a row: there that is an empty cell.

/// A line as it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    pub words: &'a str,
    /// Whether it is one of rows of which one stands at the margin, so that none of them is indented.
    pub is_row: bool,
}

/// The lines of a run; `is_item` tells by its place whether a line is an item of a list.
pub fn lines<'a>(run: &[&'a str], is_item: impl Fn(usize) -> bool) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'_>> = run.iter().map(|line| Line { words: line.trim(), is_row: false }).collect();
    let is_tabbed: Vec<bool> = run.iter().enumerate().map(|(at, line)| line.contains('\t') && !is_item(at)).collect();
    let mut start = 0;
    for stretch in is_tabbed.chunk_by(|one, next| one == next) {
        let end = start + stretch.len();
        if stretch.first() == Some(&true) {
            // Indented lines below an item are part of it.
            let below = start > 0 && is_item(start - 1);
            let margin = (start..end).find(|at| leading(run[*at]) == 0);
            let from = margin.filter(|_| below).unwrap_or(start);
            read_rows(&run[from..end], &mut lines[from..end]);
        }
        start = end;
    }
    lines
}

/// Reads lines with tabs that follow each other. They are rows when one has a tab between its words.
fn read_rows<'a>(run: &[&'a str], lines: &mut [Line<'a>]) {
    if run.iter().all(|line| !line.trim().contains('\t')) {
        return;
    }
    let common = run.iter().map(|line| leading(line)).min().unwrap_or(0);
    for (raw, line) in run.iter().copied().zip(lines) {
        *line = Line { words: without(raw, common), is_row: common == 0 };
    }
}

/// The tabs that lead a line.
fn leading(line: &str) -> usize {
    line.chars().take_while(|sign| sign.is_whitespace()).filter(|sign| *sign == '\t').count()
}

/// A line without so many of the tabs that lead it, and without the spaces before the next. The tab behind a first cell
/// that stands alone is kept, so that the line stays a row.
fn without(line: &str, tabs: usize) -> &str {
    let rest = line.splitn(tabs + 1, '\t').last().unwrap_or_default();
    let rest = rest.trim_start_matches(|sign: char| sign.is_whitespace() && sign != '\t');
    let words = rest.trim_end();
    match rest[words.len()..].find('\t') {
        Some(tab) if !words.contains('\t') => &rest[..=words.len() + tab],
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let run: Vec<&str> = text.split('\n').collect();
        lines(&run, |_| false).into_iter().map(|line| line.words).collect()
    }

    #[test]
    fn an_empty_first_cell_is_a_cell() {
        assert_eq!(words("\tMa\tDi\nJan\t4\t\nPiet\t\t2"), ["\tMa\tDi", "Jan\t4", "Piet\t\t2"]);
        assert_eq!(words("Naam\tMa\tDi\n\t\t6\n \tx"), ["Naam\tMa\tDi", "\t\t6", "\tx"]);
    }

    #[test]
    fn a_first_cell_that_stands_alone_is_a_row() {
        assert_eq!(words("Ma\t4\nDi\t\nWo \t \nDo\t4"), ["Ma\t4", "Di\t", "Wo \t", "Do\t4"]);
        assert_eq!(words("\tMa\t4\n\tDi\t"), ["Ma\t4", "Di\t"]);
        assert_eq!(words("Ma\t\nDi\t"), ["Ma", "Di"]);
    }

    #[test]
    fn what_all_rows_are_indented_by_is_no_cell() {
        assert_eq!(words("\tMa\tDi\n\t4\t2"), ["Ma\tDi", "4\t2"]);
        assert_eq!(words("\tMa\tDi\n\t\t6"), ["Ma\tDi", "\t6"]);
        assert_eq!(words("\tEen alinea\nvan twee regels"), ["Een alinea", "van twee regels"]);
    }
}
