package data_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"fromscratch/data"
)

func TestReadCSV(t *testing.T) {
	type opts = data.CSVOptions
	for _, tc := range []struct {
		name, file string
		opts       data.CSVOptions
		x, y       [][]float64
		features   string
		targets    string
		classes    string
		names      string
	}{
		{
			name: "numbers", file: "a,b,c\n1,2,3\n4,5,6\n",
			x: [][]float64{{1, 2}, {4, 5}}, y: [][]float64{{3}, {6}}, features: "a b", targets: "c",
		},
		{
			name: "columns by name, in that order", file: "a,b,c,d\n1,2,3,4\n5,6,7,8\n",
			opts: opts{Features: []string{"d", "a"}, Targets: []string{"c", "b"}},
			x:    [][]float64{{4, 1}, {8, 5}}, y: [][]float64{{3, 2}, {7, 6}}, features: "d a", targets: "c b",
		},
		{
			name: "columns by name with their unit", file: "a (kg),b (m),c\n1,2,3\n5,6,7\n",
			opts: opts{Features: []string{"b (m)", "a"}},
			x:    [][]float64{{2, 1}, {6, 5}}, y: [][]float64{{3}, {7}}, features: "b a", targets: "c",
		},
		{
			name: "two categories", file: "a,b\n1,yes\n2,no\n3,yes\n",
			x: [][]float64{{1}, {2}, {3}}, y: [][]float64{{1}, {0}, {1}}, features: "a", targets: "b", classes: "no yes",
		},
		{
			name: "0 and 1 are two categories", file: "a,b\n1,1\n2,0\n",
			x: [][]float64{{1}, {2}}, y: [][]float64{{1}, {0}}, features: "a", targets: "b", classes: "0 1",
		},
		{
			name: "three categories in the order given", file: "a,b\n1,x\n2,z\n3,y\n",
			opts: opts{Classes: []string{"z", "y", "x"}},
			x:    [][]float64{{1}, {2}, {3}}, y: [][]float64{{0, 0, 1}, {1, 0, 0}, {0, 1, 0}}, features: "a", targets: "b", classes: "z y x",
		},
		{
			name: "numbers as categories", file: "digit,a\n2,1\n0,3\n",
			opts: opts{Targets: []string{"digit"}, Classes: []string{"0", "1", "2"}},
			x:    [][]float64{{1}, {3}}, y: [][]float64{{0, 0, 1}, {1, 0, 0}}, features: "a", targets: "digit", classes: "0 1 2",
		},
		{
			name: "names of the samples by the text", file: "who,a,b\nAnn,1,2\n7,3,4\n",
			x: [][]float64{{1}, {3}}, y: [][]float64{{2}, {4}}, features: "a", targets: "b", names: "Ann 7",
		},
		{
			name: "names of the samples in a column without a heading", file: ",a,colour,b\n1,1,red,2\n2,3,blue,4\n",
			x: [][]float64{{1}, {3}}, y: [][]float64{{2}, {4}}, features: "a", targets: "b", names: "1 2",
		},
		{
			name: "names of the samples by option", file: "a,id,b\n1,11,2\n3,12,4\n", opts: opts{Names: "id"},
			x: [][]float64{{1}, {3}}, y: [][]float64{{2}, {4}}, features: "a", targets: "b", names: "11 12",
		},
		{
			name: "spreadsheet: byte order mark, semicolons, decimal commas, CRLF", file: "\ufeffa;b\r\n1,5;2\r\n-3,25;4e1\r\n",
			x: [][]float64{{1.5}, {-3.25}}, y: [][]float64{{2}, {40}}, features: "a", targets: "b",
		},
		{
			name: "tabs", file: "a\tb\n1\t2\n", x: [][]float64{{1}}, y: [][]float64{{2}}, features: "a", targets: "b",
		},
		{
			name: "separator by option", file: "a|b\n1|2\n", opts: opts{Comma: '|'},
			x: [][]float64{{1}}, y: [][]float64{{2}}, features: "a", targets: "b",
		},
		{
			name: "spaces, quotes and empty lines", file: "\n a , \"b, or c\"\n\n 1 , \"2\"\n",
			x: [][]float64{{1}}, y: [][]float64{{2}}, features: "a", targets: "b, or c",
		},
		{
			name: "gaps where they do not matter", file: "a,remark,b\n1,NA,2\n3,,4\n", opts: opts{Features: []string{"a"}},
			x: [][]float64{{1}, {3}}, y: [][]float64{{2}, {4}}, features: "a", targets: "b",
		},
		{
			name: "the largest file allowed", file: "a,b\n1,2\n", opts: opts{MaxBytes: 8},
			x: [][]float64{{1}}, y: [][]float64{{2}}, features: "a", targets: "b",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s, err := data.ReadCSV(strings.NewReader(tc.file), tc.opts)
			if err != nil {
				t.Fatal(err)
			}
			if got := rows(s.X); !slices.EqualFunc(got, tc.x, slices.Equal) {
				t.Errorf("X = %v, want %v", got, tc.x)
			}
			if got := rows(s.Y); !slices.EqualFunc(got, tc.y, slices.Equal) {
				t.Errorf("Y = %v, want %v", got, tc.y)
			}
			for _, list := range []struct {
				what, want string
				got        []string
			}{{"features", tc.features, s.Features}, {"targets", tc.targets, s.Targets}, {"classes", tc.classes, s.ClassNames}, {"names", tc.names, s.Names}} {
				if got := strings.Join(list.got, " "); got != list.want {
					t.Errorf("%s %q, want %q", list.what, got, list.want)
				}
			}
		})
	}
}

func rows(m *mat.Dense) [][]float64 {
	n, _ := m.Dims()
	rows := make([][]float64, n)
	for i := range rows {
		rows[i] = m.RawRowView(i)
	}
	return rows
}

func TestReadCSVErrors(t *testing.T) {
	type opts = data.CSVOptions
	// classes returns a file of n samples whose classes take turns.
	classes := func(n, classes int) string {
		var file strings.Builder
		file.WriteString("a,b\n")
		for i := range n {
			fmt.Fprintf(&file, "1,x%d\n", i%classes)
		}
		return file.String()
	}
	for _, tc := range []struct {
		name, file string
		opts       data.CSVOptions
		want       string
	}{
		{"empty", "", opts{}, "the file is empty"},
		{"no samples", "a,b\n", opts{}, "no samples"},
		{"no names", "1,2\n3,4\n", opts{}, "must name the columns"},
		{"one column", "a\n1\n", opts{}, "names one column"},
		{"same name twice", "a,b,a\n1,2,3\n", opts{}, `columns 1 and 3 are both called "a"`},
		{"same name with another unit", "a (kg),b,a (lb)\n1,2,3\n", opts{}, `columns 1 and 3 are both called "a"`},
		{"column without a name", "a,,b\n1,2,3\n", opts{}, "column 2 has no name"},
		{"short line", "a,b,c\n1,2,3\n1,2\n", opts{}, "line 3 has 2 fields, the first line names 3"},
		{"long line", "a,b,c\n1,2,3\n\n1,2,3,4\n", opts{}, "line 4 has 4 fields, the first line names 3"},
		{"missing in the first sample", "a,b\n,2\n", opts{}, `line 2, column "a": the value is missing`},
		{"missing later", "a,b\n1,2\n3,NA\n", opts{}, `line 3, column "b": the value is missing`},
		{"missing category", "a,b\n1,x\n3,\n", opts{}, `line 3, column "b": the value is missing`},
		{"missing name", "n,a,b\nx,1,2\n,1,3\n", opts{}, `line 3, column "n": the value is missing`},
		{"missing name without heading", ",a,b\nx,1,2\n,1,3\n", opts{}, `line 3, column 1: the value is missing`},
		{"text among numbers", "a,b\n1,2\n13O,2\n", opts{}, `line 3, column "a": "13O" is not a number`},
		{"text as a feature", "a,b\nred,2\n", opts{Features: []string{"a"}}, `line 2, column "a": "red" is not a number`},
		{"decimal comma", "a,b\n\"1,5\",2\n1,2\n", opts{Features: []string{"a"}}, `"1,5" is not a number`},
		{"NaN", "a,b\n1,2\nNaN,2\n", opts{}, `line 3, column "a": the value is missing`},
		{"signed NaN", "a,b\n1,2\n+nan,2\n", opts{}, `line 3, column "a"`},
		{"infinite", "a,b\n1,2\n1,-Inf\n", opts{}, `line 3, column "b": "-Inf" is not finite`},
		{"too large", "a,b\n1e999,2\n", opts{}, `line 2, column "a": "1e999" is too large`},
		{"quote not closed", "a,b\n1,\"2\n", opts{}, "line 2, byte 6"},
		{"quote in a field", "a,b\n1,2\"3\n", opts{}, "line 2, byte 4"},
		{"UTF-16", "\xff\xfea\x00,\x00b\x00", opts{}, "UTF-16"},
		{"binary", "PK\x03\x04\x00\x00", opts{}, "no text file"},
		{"Latin-1 name of a column", "gr\xf6\xdfe,b\n1,2\n", opts{}, "not UTF-8"},
		{"Latin-1 category", "a,b\n1,x\n2,gr\xfcn\n", opts{}, `line 3, column "b": the text is not UTF-8`},
		{"no such feature", "a,b\n1,2\n", opts{Features: []string{"c"}}, `no column "c"; there are "a", "b"`},
		{"no such target", "a,b\n1,2\n", opts{Targets: []string{"c"}}, `no column "c"`},
		{"no such column of names", "a,b\n1,2\n", opts{Names: "c"}, `no column "c"`},
		{"feature twice", "a,b\n1,2\n", opts{Features: []string{"a", "a"}}, `column "a" is named twice`},
		{"feature and target", "a,b\n1,2\n", opts{Features: []string{"a"}, Targets: []string{"a"}}, `both a feature and a target`},
		{"last column a feature", "a,b\n1,2\n", opts{Features: []string{"b"}}, `name the target`},
		{"no features", "a,b\nx,2\n", opts{}, "no column of numbers"},
		{"one class", "a,b\n1,x\n2,x\n", opts{}, `column "b": every sample is of class "x"`},
		{"class not listed", "a,b\n1,x\n2,q\n", opts{Classes: []string{"x", "y"}}, `line 3, column "b": "q" is not among the classes x, y`},
		{"class listed twice", "a,b\n1,x\n2,x\n", opts{Classes: []string{"x", "x"}}, `class "x" is listed twice`},
		{"classes of two targets", "a,b,c\n1,2,3\n", opts{Targets: []string{"b", "c"}, Classes: []string{"2", "3"}}, "one target column"},
		{"category among targets", "a,b,c\n1,2,x\n", opts{Targets: []string{"b", "c"}}, `line 2, column "c": "x" is not a number`},
		{"too many classes", classes(2000, 1001), opts{}, `line 1002, column "b": more than 1000 different values`},
		{"too large a one-hot matrix", classes(68_000, 1000), opts{}, `column "b": too many samples of too many classes`},
		{"too large a file", "a,b\n1,2\n", opts{MaxBytes: 7}, "more than 7 bytes"},
		{"bad separator", "a,b\n1,2\n", opts{Comma: '"'}, "invalid field or comment delimiter"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := data.ReadCSV(strings.NewReader(tc.file), tc.opts)
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("error %v, want …%s…", err, tc.want)
			}
		})
	}
}

func TestLoadCSV(t *testing.T) {
	path := filepath.Join(t.TempDir(), "own.csv")
	_, err := data.LoadCSV(path, data.CSVOptions{})
	if err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("no file: error %v, want one that names it", err)
	}
	if err := os.WriteFile(path, []byte("a,b\n1,x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = data.LoadCSV(path, data.CSVOptions{})
	if err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("bad file: error %v, want one that names it", err)
	}
	if err := os.WriteFile(path, []byte("a,b\n1,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := data.LoadCSV(path, data.CSVOptions{})
	if err != nil || s.Len() != 1 {
		t.Errorf("good file: %v, %v", s, err)
	}
}

// FuzzReadCSV checks that whatever is accepted is finite and consistent.
func FuzzReadCSV(f *testing.F) {
	for _, file := range []string{
		"name,weight (lb),gender\nAlice,133,F\nBob,160,M\n",
		"\ufeffa;b\r\n1,5;2\r\n", ",a,b\nx,1,2\n", "a\tb\n1\t0\n2\t1\n", "a,b\n\"1\n\",NA\n", "a,b\n1,x\n2,y\n3,z\n",
	} {
		f.Add(file, "", "")
		f.Add(file, "a", "x")
	}
	f.Fuzz(func(t *testing.T, file, feature, classes string) {
		opts := data.CSVOptions{MaxBytes: 1 << 16}
		if feature != "" {
			opts.Features = strings.Split(feature, ",")
		}
		if classes != "" {
			opts.Classes = strings.Split(classes, ",")
		}
		s, err := data.ReadCSV(strings.NewReader(file), opts)
		if err != nil {
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
			if len(s.Targets) != 1 || len(s.ClassNames) < 2 {
				t.Fatalf("%d targets, %d classes", len(s.Targets), len(s.ClassNames))
			}
			s.Classes() // panics unless Y is as it should be
		} else if len(s.Targets) != out {
			t.Fatalf("%d targets for %d columns", len(s.Targets), out)
		}
		if s.String() == "" {
			t.Fatal("prints nothing")
		}
	})
}
