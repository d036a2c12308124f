package data_test

import (
	"slices"
	"strings"
	"testing"

	"fromscratch/data"
)

// TestReadCSVOrder reads small files with their samples in every order: they
// give the same samples or the same complaint, at the line where its cause is.
func TestReadCSVOrder(t *testing.T) {
	type opts = data.CSVOptions
	for _, tc := range []struct {
		name, header string
		samples      string // separated by blanks
		opts         opts
		bad          string // the sample with the mistake, "" if there is none
		want         string // the error after the number of the line
	}{
		{"numbers and categories", "who,a,b", "Ann,1,x Bo,2,y Cy,3,z Di,4,x", opts{}, "", ""},
		{"the numbers 0 and 1", "who,a,b", "Ann,1,0 Bo,2,1 Cy,3,1", opts{}, "", ""},
		{"a remark with a gap", "who,a,remark,b", "Ann,1,,5 Bo,2,fine,6 Cy,3,n/a,7", opts{}, "", ""},
		{"a mark that is a class", "who,a,b", "Ann,1,none Bo,2,few Cy,3,many", opts{Classes: []string{"none", "few", "many"}}, "", ""},

		{"decimal comma", "a,b", `1.5,2 "1,80",3 2,4`, opts{}, `"1,80",3`, `, column "a": "1,80" is not written as a plain number; write 1.80`},
		{"percentage", "a,b", "1,2 12%,3 2,4", opts{}, "12%,3", `, column "a": "12%" is not written as a plain number; write 12`},
		{"thousands with a blank", "a,b", "1,2 1\u00a0000,3 2,4", opts{}, "1\u00a0000,3", `, column "a": "1\u00a0000" is not written as a plain number; write 1000`},
		{"thousands with an apostrophe", "a,b", "1,2 1'000.5,3 2,4", opts{}, "1'000.5,3", `, column "a": "1'000.5" is not written as a plain number; write 1000.5`},
		{"currency", "a,b", "1,2 €5,3 2,4", opts{}, "€5,3", `, column "a": "€5" is not written as a plain number; write 5`},
		{"in the target", "a,b", "1,2 2,5% 3,4", opts{}, "2,5%", `, column "b": "5%" is not written as a plain number; write 5`},
		{"text", "a,b", "1,2 l3,3 2,4", opts{}, "l3,3", `, column "a": "l3" is not a number; correct it`},
		{"too large", "a,b", "1,2 1e999,3 2,4", opts{}, "1e999,3", `, column "a": "1e999" is too large for a float64`},
		{"infinite", "a,b", "1,2 inf,3 2,4", opts{}, "inf,3", `, column "a": "inf" is not finite`},
		{"missing number", "a,b", "1,2 NA,3 2,4", opts{}, "NA,3", `, column "a": the value is missing`},
		{"missing category none", "a,b", "1,x 2,none 3,y 4,z", opts{}, "2,none", `, column "b": the value is missing`},
		{"missing category -", "a,b", "1,x 2,- 3,y 4,z", opts{}, "2,-", `, column "b": the value is missing`},
		{"missing category ?", "a,b", "1,x 2,? 3,y 4,z", opts{}, "2,?", `, column "b": the value is missing`},
		{"missing category beside Classes", "a,b", "1,x 2,NA 3,y 4,x", opts{Classes: []string{"x", "y"}}, "2,NA", `, column "b": the value is missing`},
		{"missing number as a target", "a,b", "1,2 2,? 3,4", opts{}, "2,?", `, column "b": the value is missing`},

		{"each a percentage", "a,b", "11%,2 12%,3 13%,4", opts{}, "*", `line 2, column "a": "1`},
		{"each with a decimal comma", "a,b", `"1,1",2 "1,2",3 "1,3",4`, opts{}, "*", `line 2, column "a": "1,`},
		{"each with a currency, in the target", "a,b", "1,5€ 2,6€ 3,7€", opts{}, "*", `€" is not written as a plain number; write `},
	} {
		t.Run(tc.name, func(t *testing.T) {
			rows := strings.Fields(strings.ReplaceAll(tc.samples, "\u00a0", "~"))
			for i, row := range rows {
				rows[i] = strings.ReplaceAll(row, "~", "\u00a0")
			}
			want := ""
			for order := range permutations(len(rows)) {
				file, line := tc.header+"\n", "?"
				for i, row := range order {
					file += rows[row] + "\n"
					if rows[row] == tc.bad {
						line = string(rune('2' + i))
					}
				}
				s, err := data.ReadCSV(strings.NewReader(file), tc.opts)
				if tc.bad != "" {
					want := tc.want
					if tc.bad != "*" {
						want = "line " + line + want
					}
					if err == nil || !strings.Contains(err.Error(), want) {
						t.Errorf("%q: error %v, want …%s…", file, err, want)
					}
					continue
				}
				if err != nil {
					t.Errorf("%q: %v", file, err)
					continue
				}
				if got := samples(s); want == "" {
					want = got
				} else if got != want {
					t.Errorf("%q: got\n%s\nin another order\n%s", file, got, want)
				}
			}
		})
	}
}

// samples describes s but for the order of its samples.
func samples(s *data.Set) string {
	lines := strings.Split(s.String(), "\n")
	slices.Sort(lines)
	return strings.Join(append(lines, s.Targets...), "\n") + strings.Join(s.ClassNames, "\n")
}

// permutations yields every order of the numbers below n.
func permutations(n int) func(yield func([]int) bool) {
	return func(yield func([]int) bool) {
		var grow func(head []int) bool
		grow = func(head []int) bool {
			if len(head) == n {
				return yield(head)
			}
			for i := range n {
				if !slices.Contains(head, i) && !grow(append(slices.Clone(head), i)) {
					return false
				}
			}
			return true
		}
		grow(nil)
	}
}
