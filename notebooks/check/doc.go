// Package check answers the exercises of the course inside the notebook.
//
// An exercise cell holds a function, or a number, that the learner completes,
// and hands it to the check of that exercise:
//
//	func logistic(z float64) float64 {
//		return check.TODO() // your code here
//	}
//
//	%%
//	check.Sigmoid(logistic)
//
// The check tries it on many inputs and answers below the cell: ✅ when it is
// right; otherwise for which input what was expected, what came, and a hint.
// Each further wrong answer, or running the cell again, brings the next hint.
// Code that has not been touched is no wrong answer and uses up no hint: the
// answer is then what there is to do.
//
// A panic is answered with the line of the learner's code that it came from, an
// endless loop and a recursion without end within two seconds. Code that gets on
// from input to input has ten seconds for all of them. What it prints in the
// meantime appears, up to a bound: all in all no more than 4 kB stand below the
// cell. A panic in a goroutine of her own, os.Exit and log.Fatal end the cell.
//
// # Solutions
//
// A solution cell says [Solution] first and then calls the same check. It is
// checked alike but leaves no trace in the learner's progress, so that Run All,
// which runs the solutions too, solves nothing for anybody.
//
// # Progress
//
// Which exercises are solved, and how many hints were asked for, is kept in the
// file .fromscratch-progress.json in the folder of the notebooks, as every cell
// is a process of its own. [Progress] shows it, [ResetProgress] deletes it. A
// file that cannot be read is renamed, never overwritten; where nothing can be
// written, the answers come all the same, and say that nothing is kept.
//
// A notebook as shipped writes no file: its exercises are untouched and its
// solutions say so. It therefore gives the same answers in every fresh copy.
package check
