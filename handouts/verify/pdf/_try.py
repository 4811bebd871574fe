import sys, time
from handouts.verify.pdf.objects import File
from handouts.verify.pdf.content import Reader

d = open(sys.argv[1], "rb").read()
for k in range(4):
    t = time.perf_counter()
    f = File(d, "x")
    t1 = time.perf_counter()
    r = Reader(f)
    runs = [r.page(i + 1, p) for i, (ref, p) in enumerate(f.pages)]
    t2 = time.perf_counter()
print(len(f.pages), round((t1 - t) * 1e3, 2), round((t2 - t1) * 1e3, 2), r.operations)
for run in runs[int(sys.argv[2])][:14]:
    print(
        run.mcid,
        run.artifact,
        run.kind,
        repr(run.text[:100]),
        run.joins,
        run.images,
        run.paths,
        run.first and run.first.origin,
        run.last and run.last.origin,
        run.first and run.first.points,
    )
