package data_test

import (
	"fmt"
	"strings"
	"testing"

	"fromscratch/data"
)

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
		{"no names", "1,2\n3,4\n", opts{}, `line 1, column 1: "1" is a number, not a name`},
		{"no names, iris", "5.1,3.5,1.4,0.2,Iris-setosa\n4.9,3.0,1.4,0.2,Iris-setosa\n", opts{}, `list the names of the columns in Columns`},
		{"no names, WDBC", "842302,M,17.99\n842517,B,20.57\n", opts{}, `line 1, column 1: "842302" is a number, not a name`},
		{"no names, the first a text", "\nAlice,133,F\nBob,160,M\n", opts{}, `line 2, column 2: "133" is a number, not a name`},
		{"no names, a percentage", "Alice,12%\nBob,13%\n", opts{}, `line 1, column 2: "12%" is a number, not a name`},
		{"no names, the numbers missing", "?,a\n1,b\n2,c\n", opts{}, `line 1, column 1: "?" stands for a missing value; if the first line is a sample`},
		{"no names, target and features missing", "x,?,NA\ny,1,5\nz,2,6\n", opts{}, `line 1, column 2: "?" stands for a missing value`},
		{"years in the header", "country,2023,2024\nChad,1,2\n", opts{}, `if it names them, set Header`},
		{"too few Columns", "1,2,3\n4,5,6\n", opts{Columns: []string{"a", "b"}}, `line 1 has 3 fields, Columns names 2`},
		{"one of Columns", "1,2\n", opts{Columns: []string{"a"}}, `Columns names one column, "a"`},
		{"one name twice in Columns", "1,2\n", opts{Columns: []string{"a", "a"}}, `both called "a"`},
		{"an empty name in Columns", "1,2\n", opts{Columns: []string{"a", " "}}, `column 2 has no name in Columns`},
		{"Columns and Header", "1,2\n", opts{Columns: []string{"a", "b"}, Header: true}, `leave out one of them`},
		{"Columns of an empty file", "", opts{Columns: []string{"a", "b"}}, `the file is empty`},
		{"one column", "a\n1\n", opts{}, "names one column"},
		{"same name twice", "a,b,a\n1,2,3\n", opts{}, `columns 1 and 3 are both called "a"`},
		{"same name with another unit", "a (kg),b,a (lb)\n1,2,3\n", opts{}, `columns 1 and 3 are both called "a"`},
		{"column without a name", "a,,b\n1,2,3\n", opts{}, "column 2 has no name"},
		{"short line", "a,b,c\n1,2,3\n1,2\n", opts{}, "line 3 has 2 fields, the first line names 3"},
		{"long line", "a,b,c\n1,2,3\n\n1,2,3,4\n", opts{}, "line 4 has 4 fields, the first line names 3"},
		{"missing in the first sample", "a,b\n,2\n", opts{}, `line 2, column "a": the value is missing`},
		{"missing later", "a,b\n1,2\n3,NA\n", opts{}, `line 3, column "b": the value is missing`},
		{"missing category", "a,b\n1,x\n3,\n", opts{}, `line 3, column "b": the value is missing`},
		{"missing name", "n,a,b\nx,1,2\n,1,3\n", opts{Names: "n"}, `line 3, column "n": the value is missing`},
		{"missing name without heading", ",a,b\nx,1,2\n,1,3\n", opts{}, `line 3, column 1: the value is missing`},
		{"text among numbers", "a,b\n1,2\n13O,2\n", opts{}, `line 3, column "a": "13O" is not a number`},
		{"text as a feature", "a,b\nred,2\n", opts{Features: []string{"a"}}, `line 2, column "a": "red" is not a number`},
		{"decimal comma", "a,b\n\"1,5\",2\n1,2\n", opts{Features: []string{"a"}}, `"1,5" is not written as a plain number; write 1.5`},
		{"thousands in the first sample", "a,b\n1 000,2\n5,3\n", opts{}, `line 2, column "a": "1 000" is not written as a plain number; write 1000`},
		{"decimal points and commas", "a;b\n2,5;1\n1.000;2\n", opts{}, `line 3, column "a": "2,5" and "1.000" have different decimal signs`},
		{"thousands with semicolons", "a;b\n1.234,5;1\n", opts{}, `"1.234,5" is not written as a plain number; write 1234.5`},
		{"numbers among text", "who,a,b\nAnn,1,2\n7,3,4\n", opts{}, `line 2, column "who": "Ann" is not a number; correct it, or list the columns to use in Features`},
		{"numbers among text, as a target", "a,b\n1,2\n1,3+\n", opts{}, `line 3, column "b": "3+" is not a number; correct it, or list the categories in Classes`},
		{"all missing", "a,b\nNA,2\n?,3\n", opts{}, `line 2, column "a": the value is missing`},
		{"a missing mark among the categories", "a,b\n1,x\n2,None\n", opts{}, `line 3, column "b": the value is missing`},
		{"a missing mark beside the classes", "a,b\n1,x\n2,?\n", opts{Classes: []string{"x", "y"}}, `line 3, column "b": the value is missing`},
		{"tabs around a missing value", "a\tb\tc\n1\t2\t3\n\t2\t3\n", opts{}, `line 3, column "a": the value is missing`},
		{"empty class", "a,b\n1,x\n", opts{Classes: []string{"x", ""}}, `an empty name is among the Classes`},
		{"NaN", "a,b\n1,2\nNaN,2\n", opts{}, `line 3, column "a": the value is missing`},
		{"signed NaN", "a,b\n1,2\n+nan,2\n", opts{}, `line 3, column "a"`},
		{"infinite", "a,b\n1,2\n1,-Inf\n", opts{}, `line 3, column "b": "-Inf" is not finite`},
		{"too large", "a,b\n1e999,2\n", opts{}, `line 2, column "a": "1e999" is too large`},
		{"quote not closed", "a,b\n1,\"2\n", opts{}, "line 2, byte 6"},
		{"quote in a field", "a,b\n1,2\"3\n", opts{}, "line 2, byte 4"},
		{"UTF-16", "\xff\xfea\x00,\x00b\x00", opts{}, "UTF-16"},
		{"UTF-16, the other way round", "\xfe\xff\x00a\x00,\x00b", opts{}, "UTF-16"},
		{"binary", "PK\x03\x04\x00\x00", opts{}, "no text file"},
		{"Latin-1 name of a column", "a,gr\xf6\xdfe\n1,2\n", opts{}, "the name of column 2 is not UTF-8"},
		{"Latin-1 category", "a,b\n1,x\n2,gr\xfcn\n", opts{}, `line 3, column "b": the text is not UTF-8`},
		{"no such feature", "a,b\n1,2\n", opts{Features: []string{"c"}}, `no column "c"; there are "a", "b"`},
		{"no such target", "a,b\n1,2\n", opts{Targets: []string{"c"}}, `no column "c"`},
		{"no such column of names", "a,b\n1,2\n", opts{Names: "c"}, `no column "c"`},
		{"feature twice", "a,b\n1,2\n", opts{Features: []string{"a", "a"}}, `column "a" is named twice`},
		{"feature and target", "a,b\n1,2\n", opts{Features: []string{"a"}, Targets: []string{"a"}}, `both a feature and a target`},
		{"last column a feature", "a,b\n1,2\n", opts{Features: []string{"b"}}, `name the target`},
		{"no features", "a,b\nx,2\n", opts{}, "no column of numbers"},
		{"one class", "a,b\n1,x\n2,x\n", opts{}, `column "b": every sample is of class "x"`},
		{"class not listed", "a,b\n1,x\n2,q\n", opts{Classes: []string{"x", "y"}}, `line 3, column "b": "q" is not among the classes "x", "y"`},
		{"class listed twice", "a,b\n1,x\n2,x\n", opts{Classes: []string{"x", "x"}}, `class "x" is listed twice`},
		{"classes of two targets", "a,b,c\n1,2,3\n", opts{Targets: []string{"b", "c"}, Classes: []string{"2", "3"}}, "one target column"},
		{"category among targets", "a,b,c\n1,2,x\n", opts{Targets: []string{"b", "c"}}, `line 2, column "c": "x" is not a number`},
		{"too many classes", classes(2000, 1001), opts{}, `line 1002, column "b": more than 1000 different values`},
		{"too large a one-hot matrix", classes(16_778, 1000), opts{}, `column "b": too many samples of too many classes`},
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

// TestReadCSVShortErrors provokes every error that quotes the file or the
// options, with a megabyte to quote.
func TestReadCSVShortErrors(t *testing.T) {
	type opts = data.CSVOptions
	mega := strings.Repeat("\x01", 1<<20) // a byte that takes four when quoted
	var wide, many []string
	for i := range 20_000 {
		wide = append(wide, fmt.Sprintf("column %d", i))
		many = append(many, fmt.Sprintf("class %d", i))
	}
	for name, tc := range map[string]struct {
		file string
		opts opts
		want string
	}{
		"text in a feature":   {"a,b\n1,2\n" + mega + ",2\n", opts{}, "is not a number"},
		"long number":         {"a,b\n1" + strings.Repeat("0", 1<<20) + ",2\n", opts{}, "too large"},
		"long thousands":      {"a,b\n1" + strings.Repeat(" 000", 1<<18) + ",2\n2,3\n", opts{}, "is not a number"},
		"long heading":        {mega + ",b\nx,2\n1,2\n", opts{}, "is not a number"},
		"long number heading": {"1" + strings.Repeat("0", 1<<20) + ",b\n1,2\n", opts{}, "not a name"},
		"headings twice":      {mega + "," + mega + "\n1,2\n", opts{}, "both called"},
		"one column":          {mega + "\n1\n", opts{}, "names one column"},
		"decimal signs":       {"a;b\n0," + strings.Repeat("1", 1<<20) + ";2\n0." + strings.Repeat("1", 1<<20) + ";2\n", opts{}, "decimal signs"},
		"no such column":      {strings.Join(wide, ",") + "\n", opts{}, "no samples"},
		"many columns":        {strings.Join(wide, ",") + strings.Repeat("\n1"+strings.Repeat(",1", len(wide)-1), 2), opts{Targets: []string{mega}}, "no column"},
		"long columns":        {mega + "," + mega + "x\n1,2\n", opts{Targets: []string{"c"}}, "no column"},
		"feature twice":       {mega + ",b\n1,2\n", opts{Features: []string{mega, mega}}, "named twice"},
		"feature and target":  {mega + ",b\n1,2\n", opts{Features: []string{mega}, Targets: []string{mega}}, "both a feature and a target"},
		"last column":         {"b," + mega + "\n1,2\n", opts{Features: []string{mega}}, "is not the target"},
		"mark as a heading":   {"?,b\n1," + mega + "\n2,c\n", opts{}, "stands for a missing value"},
		"one class":           {"a," + mega + "\n1," + mega + "\n2," + mega + "\n", opts{}, "it takes two classes"},
		"many classes":        {"a,b\n1," + mega + "\n", opts{Classes: many}, "is not among the classes"},
		"long classes":        {"a,b\n1,x\n", opts{Classes: []string{mega, mega + "x"}}, "is not among the classes"},
		"class twice":         {"a,b\n1,x\n", opts{Classes: []string{mega, mega}}, "listed twice"},
		"quote in a field":    {"a,b\n" + mega + "\"x,2\n", opts{}, "line 2"},
	} {
		_, err := data.ReadCSV(strings.NewReader(tc.file), tc.opts)
		if err == nil || !strings.Contains(err.Error(), tc.want) || len(err.Error()) > 600 {
			text := fmt.Sprint(err)
			t.Errorf("%s: an error of %d bytes, %s, want …%s… in 600", name, len(text), text[:min(len(text), 700)], tc.want)
		}
	}
}
