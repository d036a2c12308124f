package data

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	errMissing  = errors.New("the value is missing; fill it in or leave out the line")
	errNoNumber = errors.New("not a number")
)

// missing are the usual ways to write that a value is not known, in lower case.
var missing = []string{"", "na", "n/a", "n.a.", "#n/a", "nan", "null", "none", "nil", "?", "-", "--", "."}

func isMissing(field string) bool {
	return len(field) < 5 && slices.Contains(missing, strings.ToLower(field))
}

// isNumber reports whether field is a number, however written.
func (t *table) isNumber(field string) bool {
	_, err := t.parse(field)
	return err != errNoNumber && err != errMissing
}

// parse returns the number that field holds. The error is errMissing or
// errNoNumber, or it says what is wrong with a number.
func (t *table) parse(field string) (float64, error) {
	if isMissing(field) {
		return 0, errMissing
	}
	v, err := strconv.ParseFloat(field, 64)
	if err != nil && t.comma == ';' {
		v, err = strconv.ParseFloat(strings.Replace(field, ",", ".", 1), 64)
	}
	if errors.Is(err, strconv.ErrRange) {
		return 0, fmt.Errorf("%s is too large for a float64", quote(field))
	}
	if err != nil {
		if plain := plainForms(field); plain != "" {
			return 0, fmt.Errorf("%s is not written as a plain number; write %s", quote(field), plain)
		}
		return 0, errNoNumber
	}
	if math.IsInf(v, 0) {
		return 0, fmt.Errorf("%s is not finite", quote(field))
	}
	return v, nil
}

// sameDecimalSign returns an error if field, a number, has a decimal point
// where an earlier number has a decimal comma, or the other way round: one of
// the two would rather separate thousands.
func (t *table) sameDecimalSign(field string) error {
	if t.comma != ';' || !strings.ContainsAny(field, ".,") {
		return nil
	}
	if t.decimal == "" {
		t.decimal = strings.Clone(field)
	}
	if strings.Contains(field, ",") != strings.Contains(t.decimal, ",") {
		return fmt.Errorf("%s and %s have different decimal signs; write all numbers with the same one", quote(t.decimal), quote(field))
	}
	return nil
}

// otherwise matches a number that is not written plainly: with a currency, a
// percentage, a decimal comma or separated thousands.
var otherwise = regexp.MustCompile(strings.NewReplacer("\n", "", "SEPARATOR", `[ .,'’\x{a0}\x{2009}\x{202f}]`).Replace(`
^([-+−–]?)\s*[$€£¥]?\s*([-+−–]?)\s*
(\d{1,3}(?:SEPARATOR\d{2,3})*SEPARATOR\d{3}(?:[.,]\d+)?|\d+[.,]?\d*|[.,]\d+)
((?:[eE][-+]?\d+)?)\s*[$€£¥%‰]?$`))

// plainForms returns how to write field, a number that is not written plainly:
// in one way, or in two where its comma may mean either. It returns "" if field
// is no such number.
func plainForms(field string) string {
	const longest = 64
	if len(field) > longest || !strings.ContainsAny(field, "0123456789") {
		return ""
	}
	part := otherwise.FindStringSubmatch(field)
	if part == nil {
		return ""
	}
	sign := ""
	if strings.ContainsAny(part[1]+part[2], "-−–") {
		sign = "-"
	}
	number, exponent := part[3], part[4]
	whole := sign + onlyDigits(number) + exponent
	last := strings.LastIndexAny(number, ".,")
	if last < 0 || strings.Count(number, number[last:last+1]) > 1 { // thousands only
		return whole
	}
	before, after := onlyDigits(number[:last]), onlyDigits(number[last+1:])
	decimal := sign + before + "." + after + exponent
	if decimalOrThousands.MatchString(number) {
		return whole + " or " + decimal
	}
	return decimal
}

// decimalOrThousands matches a number whose comma may mean either.
var decimalOrThousands = regexp.MustCompile(`^[1-9]\d{0,2},\d{3}$`)

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}
