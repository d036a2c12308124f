package data

import (
	"strconv"
	"strings"
	"testing"
)

func TestQuote(t *testing.T) {
	for _, tc := range []struct{ text, want string }{
		{"a\"b", `"a\"b"`},
		{strings.Repeat("x", 40), `"` + strings.Repeat("x", 40) + `"`},
		{strings.Repeat("x", 41), `"` + strings.Repeat("x", 40) + `"…`},
		{strings.Repeat("x", 39) + "é and more", `"` + strings.Repeat("x", 39) + `"…`},
		{strings.Repeat("x", 38) + "é and more", `"` + strings.Repeat("x", 38) + `é"…`},
		{strings.Repeat("\x80", 100), `"` + strings.Repeat(`\x80`, 36) + `"…`},
	} {
		if got := quote(tc.text); got != tc.want {
			t.Errorf("%q is quoted as %s, want %s", tc.text, got, tc.want)
		}
	}
}

func TestQuoteAll(t *testing.T) {
	names := func(n int) (names []string) {
		for i := range n {
			names = append(names, strings.Repeat(strconv.Itoa(i%10), 28))
		}
		return names
	}
	exactly := append(names(4), strings.Repeat("x", 20), "y", "z") // 150 bytes before y
	if got := quoteAll(exactly); !strings.HasSuffix(got, `x", "y" and 1 more`) {
		t.Errorf("%s, want … and 1 more", got)
	}
	for n, want := range map[int]string{0: ``, 1: `"0"`, 2: `"0", "1"`, 5: `"0", "1", "2", "3", "4"`, 6: `"0", "1", "2", "3", "4" and 1 more`, 99: `"0", "1", "2", "3", "4" and 94 more`} {
		got := quoteAll(names(n))
		for digit := range 5 {
			got = strings.ReplaceAll(got, strings.Repeat(strconv.Itoa(digit), 28), strconv.Itoa(digit))
		}
		if got != want {
			t.Errorf("%d names: %s, want %s", n, got, want)
		}
	}
}

// TestPlainForms says how to write numbers that are not plain ones; what is
// proposed can be read.
func TestPlainForms(t *testing.T) {
	for field, want := range map[string]string{
		"1,80": "1.80", "12%": "12", "12.5 %": "12.5", "7‰": "7", "1 000": "1000", "1\u00a0000": "1000", "1\u202f000,5": "1000.5",
		"1'000": "1000", "1’000’000.25": "1000000.25", "€5": "5", "$ 5.50": "5.50", "5 £": "5", "-€5": "-5", "€-5": "-5", "−5": "-5", "–5,5": "-5.5",
		"1,000": "1000 or 1.000", "999,999": "999999 or 999.999", "0,500": "0.500", "1000,000": "1000.000", "1,0000": "1.0000", "12,34": "12.34",
		"1,000,000": "1000000", "1.000.000": "1000000", "1.234,5": "1234.5", "1,234.5": "1234.5", "1,00,000": "100000", ",5": ".5", "5,": "5.",
		"1,5e3": "1.5e3", "1,5E-3%": "1.5E-3", "+5%": "5",

		"": "", "%": "", "x": "", "5x": "", "x5": "", "1 00": "", "1 0000": "", "1.2.3": "", "12:30": "", "2024-01-05": "", "5 kg": "", "1,2,3": "", "€": "",
		"10.0.0.1": "", "555 12 34": "", "1" + strings.Repeat(" 000", 15): "1" + strings.Repeat("000", 15), "12" + strings.Repeat(" 000", 16): "",
		"1," + strings.Repeat("2", 62): "1." + strings.Repeat("2", 62), "1," + strings.Repeat("2", 63): "",
	} {
		got := plainForms(field)
		if got != want {
			t.Errorf("%q: write %q, want %q", field, got, want)
		}
		for _, form := range strings.Split(got, " or ") {
			if _, err := strconv.ParseFloat(form, 64); got != "" && err != nil {
				t.Errorf("%q: write %q, which is no number either", field, form)
			}
		}
	}
}
