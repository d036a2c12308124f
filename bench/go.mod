module fromscratch/bench

go 1.26.0

require (
	fromscratch v0.0.0
	gonum.org/v1/gonum v0.17.0
)

require (
	golang.org/x/image v0.30.0 // indirect
	golang.org/x/text v0.28.0 // indirect
)

replace fromscratch => ../
