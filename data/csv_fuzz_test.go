package data_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"fromscratch/data"
)

// FuzzReadCSV checks that every error is short and that whatever is accepted
// is finite and consistent. The options are lists, separated by commas.
func FuzzReadCSV(f *testing.F) {
	for _, file := range []string{
		"name,weight (lb),gender\nAlice,133,F\nBob,160,M\n",
		"\ufeffa;b\r\n1,5;2\r\n", ",a,b\nx,1,2\n", "a\tb\n1\t0\n2\t1\n", "a,b\n\"1\n\",NA\n", "a,b\n1,x\n2,y\n3,z\n",
		"5.1,3.5,setosa\n6.2,2.9,virginica\n", "a,b\n\"1,80\",1\n12%,2\n1 000,3\n€5,4\n", "a;b\n1.000;2,5\n",
		"a,b\n1,none\n2,-\n3,?\n", "a,2024\n1,2\n3,4\n",
	} {
		f.Add(file, "", "", "", "", false)
		f.Add(file, "a", "", "x,y", "", true)
		f.Add(file, "", "b", "", "a,b", false)
	}
	f.Fuzz(func(t *testing.T, file, features, targets, classes, columns string, header bool) {
		list := func(names string) []string {
			if names == "" {
				return nil
			}
			return strings.Split(names, ",")
		}
		opts := data.CSVOptions{
			Columns: list(columns), Header: header, Features: list(features),
			Targets: list(targets), Classes: list(classes), MaxBytes: 1 << 16,
		}
		s, err := data.ReadCSV(strings.NewReader(file), opts)
		if err != nil {
			if n := len(err.Error()); n >= 1000 {
				t.Fatalf("an error of %d bytes: %.100s…", n, err)
			}
			return
		}
		n, in := s.X.Dims()
		yn, out := s.Y.Dims()
		if n == 0 || in == 0 || yn != n || len(s.Features) != in || len(s.Units) != in || s.Names != nil && len(s.Names) != n {
			t.Fatalf("X %d × %d, Y %d × %d, %d features, %d units, %d names", n, in, yn, out, len(s.Features), len(s.Units), len(s.Names))
		}
		for _, m := range []*mat.Dense{s.X, s.Y} {
			for _, v := range m.RawMatrix().Data {
				if math.IsNaN(v) || math.IsInf(v, 0) {
					t.Fatalf("holds %v", v)
				}
			}
		}
		if s.HoldsClasses() {
			if len(s.Targets) != 1 || len(s.ClassNames) < 2 || slices.Contains(s.ClassNames, "") {
				t.Fatalf("targets %q, classes %q", s.Targets, s.ClassNames)
			}
			s.Classes() // panics unless Y is as it should be
		} else if len(s.Targets) != out || s.ClassNames != nil || opts.Classes != nil {
			t.Fatalf("targets %q for %d columns, classes %q", s.Targets, out, s.ClassNames)
		}
		if s.String() == "" {
			t.Fatal("prints nothing")
		}
	})
}
