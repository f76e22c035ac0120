"""Weights of discourse fillers, hundredths of a logit, by scripts/train-discourse.py."""

_TABLE = """
actually| -12 actually|again-1=-1 -13 actually|again-2=-1 -13 actually|again1=-1 -10 actually|again2=-1 -10
actually|cut-1=-1 -10 actually|cut1=-1 -12 actually|like=0 -6 actually|own-1=-1 -12 actually|own1=-1 -16
actually|s=0000 -7 actually|said=0 -15 actually|same=000 -13 actually|since=-1 -11 actually|till=-1 -8 actually|um-1=-1
-9 actually|um1=-1 -12 again-1=-1 -17 again-1=0 8 again-1=2 11 again-1=3 9 again-1=4 -7 again-2=-1 -10 again-2=3 8
again1=-1 -16 again1=0 7 again1=1 5 again1=2 -7 again1=3 12 again1=4 -12 again1=6 8 again2=0 9 again2=3 8 again2=9 -6
basically| -9 basically|again-1=-1 -8 basically|again-2=-1 -8 basically|again1=-1 -7 basically|again2=-1 -9
basically|cut-1=-1 -9 basically|cut1=-1 -10 basically|own-1=-1 -9 basically|own1=-1 -9 basically|s=0000 -8
basically|said=0 -7 basically|same=000 -8 basically|since=-1 -6 basically|till=-1 -8 basically|um-1=-1 -9
basically|um1=-1 -8 breaks-1=0,-s -6 breaks-1=0,other -5 breaks-1=0,quantity -6 breaks-1=1,-s 7 breaks-1=1,be -8
breaks-1=2,and 6 breaks-1=2,clitic -18 breaks-1=2,do -6 breaks-1=2,hesitation 12 breaks-1=2,it -8 breaks-1=2,look -9
breaks-1=3,adverb -6 breaks-1=3,do -7 breaks-1=3,i -6 breaks-1=3,not -6 breaks-1=3,object 6 breaks-1=4,-ed -6
breaks-1=4,-s -9 breaks-1=4,and 10 breaks-1=4,cut 6 breaks-1=4,look -9 breaks-1=4,quantity -8 breaks-1=4,verb 7
breaks-1=5,and 6 breaks-1=5,hesitation -6 breaks-1=5,like -9 breaks-1=5,other 16 breaks-1=5,preposition 8
breaks-1=5,verb -6 breaks-1=5,yes -7 breaks-1=6,like 6 breaks1=0,article -15 breaks1=1,and 8 breaks1=1,clitic -9
breaks1=1,i -10 breaks1=1,this -6 breaks1=1,verb -6 breaks1=1,you -6 breaks1=2,-ed -6 breaks1=2,article 12
breaks1=2,noun -10 breaks1=2,subject -8 breaks1=2,this -16 breaks1=3,adverb -13 breaks1=3,it -7 breaks1=3,possessive 8
breaks1=3,quantity -7 breaks1=3,wh -14 breaks1=3,you 7 breaks1=4,-ing 7 breaks1=4,and 6 breaks1=4,hesitation 6
breaks1=4,i -9 breaks1=4,preposition 6 breaks1=4,quantity -6 breaks1=4,so 5 breaks1=4,to -10 breaks1=4,very 11
breaks1=4,wh -15 breaks1=4,yes 11 breaks1=5,hesitation -7 breaks1=5,i 9 breaks1=5,it 7 breaks1=5,other -7 breaks1=5,wh
-7 breaks1=6,i 7 breaks1=7,cut 9 breaks1=7,i 7 breaks=0 -37 breaks=1 -23 breaks=2 -10 breaks=3 -6 breaks=4 5 breaks=5
12 breaks=6 31 breaks=7 30 c-1=-'s -7 c-1=-tion 11 c-1=adverb 5 c-1=and 14 c-1=article 7 c-1=as -9 c-1=be -13
c-1=because -7 c-1=clitic -24 c-1=cut 10 c-1=do -8 c-1=have 12 c-1=hesitation 11 c-1=i -13 c-1=look -37 c-1=noun -9
c-1=object 9 c-1=preposition 19 c-1=quantity -15 c-1=right 9 c-1=so 12 c-1=think -12 c-1=this 12 c-1=to 12 c-1=wh 6
c-2=-ed 7 c-2=-s -8 c-2=adjective -4 c-2=article 11 c-2=be 3 c-2=clitic -13 c-2=do -10 c-2=i -10 c-2=like -5 c-2=look
-12 c-2=noun -7 c-2=object 5 c-2=preposition 12 c-2=think 6 c-2=very -6 c-2=yes 11 c-3=-s -9 c-3=adjective 15
c-3=adverb 10 c-3=object -7 c-3=subject 9 c-3=this 8 c-3=very 9 c-3=wh 13 c-3=yes 6 c-3=you -10 c1=-'s -10 c1=-ed 7
c1=-ing 8 c1=and 18 c1=cut 12 c1=it -10 c1=like 11 c1=noun -14 c1=number 10 c1=object -15 c1=quantity -7 c1=so 9
c1=think 11 c1=this -18 c1=to -11 c1=verb 12 c1=very 10 c1=wh -30 c1=you -11 c2=adverb 8 c2=article 7 c2=because -10
c2=clitic -10 c2=cut 12 c2=do 10 c2=hesitation -7 c2=number -9 c2=object -7 c2=other -6 c2=quantity 14 c2=subject -8
c2=think 5 c2=very 7 c2=well 6 c2=wh 8 c3=-tion 8 c3=and -9 c3=i -14 c3=it 13 c3=number 15 c3=other -10 c3=preposition
6 c3=to -10 c3=verb -9 cc-2=-s,be -6 cc-2=and,adverb 10 cc-2=and,be -6 cc-2=and,noun -10 cc-2=article,noun 21
cc-2=article,other -8 cc-2=be,adverb 5 cc-2=be,like -8 cc-2=be,other 8 cc-2=clitic,think 6 cc-2=i,modal -6 cc-2=it,look
-9 cc-2=modal,think 9 cc-2=other,be -12 cc-2=other,other -6 cc-2=other,right 8 cc-2=preposition,object 8
cc-2=preposition,other 8 cc-2=subject,be -9 cc-2=subject,think -6 cc-2=this,be 17 cc-2=yes,and 6 cc-2=yes,yes 5
cc-2=you,think 7 cc0=-s,other -8 cc0=and,wh -8 cc0=be,clitic -10 cc0=be,other -11 cc0=clitic,adjective 13
cc0=clitic,article 7 cc0=clitic,clitic -7 cc0=clitic,hesitation -7 cc0=clitic,number -8 cc0=cut,wh -7 cc0=hesitation,wh
-6 cc0=look,article -7 cc0=modal,to -6 cc0=noun,i 5 cc0=noun,this -11 cc0=other,and 11 cc0=other,this -9
cc0=preposition,number 7 cc0=preposition,other 10 cc0=think,i -8 cc0=to,other 7 cc0=verb,article 6 cc1=adverb,be -8
cc1=adverb,i 6 cc1=adverb,you -6 cc1=and,i 11 cc1=article,other -10 cc1=article,quantity 13 cc1=because,i -8
cc1=because,you 12 cc1=clitic,adjective -11 cc1=clitic,adverb 9 cc1=clitic,verb 5 cc1=clitic,yes 8 cc1=cut,yes -6
cc1=i,modal -9 cc1=i,think 7 cc1=like,i 9 cc1=other,preposition 6 cc1=preposition,article 10 cc1=this,and -10
cc1=this,be 17 cc1=this,i -8 cc1=this,modal 10 cc1=to,verb -9 cc1=verb,object -7 cc1=wh,i -13 cc1=wh,other -10
ccc-1=other,i,think 10 ccc-1=other,this,be 6 ccc-2=and,noun,this -7 ccc-2=article,other,this -6 cut-1=-1 -16 cut-1=0 10
cut-1=1 10 cut-1=4 6 cut-1=6 -13 cut-1=7 -8 cut1=-1 -26 cut1=0 12 cut1=1 7 cut1=3 11 cut1=4 -7 cut1=7 6 cw=-s,<other>
-8 cw=be,<other> -11 cw=clitic,a 6 cw=modal,to -6 cw=noun,i 5 cw=noun,that -9 cw=other,and 8 cw=other,that -6
cw=preposition,<other> 10 cw=think,i -8 cw=to,<other> 7 hesitations-1=0,-ing 7 hesitations-1=0,be -24
hesitations-1=0,cut 8 hesitations-1=0,do 13 hesitations-1=0,hesitation 7 hesitations-1=0,look -17
hesitations-1=0,object 7 hesitations-1=0,preposition 8 hesitations-1=0,quantity -12 hesitations-1=0,right 11
hesitations-1=0,wh 5 hesitations-1=0,yes -8 hesitations-1=0,you 6 hesitations-1=1,-s 8 hesitations-1=1,adjective 9
hesitations-1=1,adverb 11 hesitations-1=1,clitic -15 hesitations-1=1,do -15 hesitations-1=1,have 6 hesitations-1=1,i -6
hesitations-1=1,look -7 hesitations-1=1,preposition 7 hesitations-1=1,this 9 hesitations-1=1,yes 7 hesitations-1=1,you
-13 hesitations-1=2,and 11 hesitations-1=2,preposition 9 hesitations-1=2,verb 6 hesitations-1=3,be 9
hesitations-1=4,preposition -6 hesitations1=0,-ing 10 hesitations1=0,-ly 8 hesitations1=0,-ous -6 hesitations1=0,adverb
-12 hesitations1=0,and 14 hesitations1=0,cut 9 hesitations1=0,do 5 hesitations1=0,noun -7 hesitations1=0,object -11
hesitations1=0,possessive -10 hesitations1=0,preposition 6 hesitations1=0,subject -5 hesitations1=0,very 6
hesitations1=0,you 6 hesitations1=1,article -5 hesitations1=1,like -7 hesitations1=1,number 9
hesitations1=1,preposition -8 hesitations1=1,so 9 hesitations1=1,subject 10 hesitations1=1,this -7 hesitations1=1,verb
11 hesitations1=1,wh -11 hesitations1=2,adverb 11 hesitations1=2,clitic -8 hesitations1=2,cut 6 hesitations1=2,do -8
hesitations1=2,hesitation 9 hesitations1=2,like 8 hesitations1=2,other -10 hesitations1=2,wh -11 hesitations1=2,yes 6
hesitations1=2,you -13 hesitations1=4,clitic 7 hesitations1=4,subject -5 hesitations=1 8 hesitations=2 6 hesitations=5
-5 i_mean|again-1=-1 9 i_mean|again-2=-1 9 i_mean|c-3=article 8 i_mean|c-3=preposition 7 i_mean|c1=clitic 7
i_mean|c2=be -7 i_mean|c3=noun -5 i_mean|cut1=-1 -10 i_mean|hesitations-1=1,other -6 i_mean|hesitations1=1,clitic 6
i_mean|hesitations=3 -7 i_mean|like=0 26 i_mean|like=1 9 i_mean|like=2 -6 i_mean|like=3 -7 i_mean|like=4 -12
i_mean|own1=-1 14 i_mean|since=3 6 i_mean|um-1=-1 10 kind_of|breaks=1 -11 kind_of|breaks=4 10 kind_of|breaks=5 6
kind_of|breaks=6 6 kind_of|c-1=clitic 17 kind_of|c1=noun -7 kind_of|c1=other -11 kind_of|c2=preposition 6
kind_of|cut1=-1 -7 kind_of|hesitations=0 -10 kind_of|hesitations=2 6 kind_of|like=1 10 kind_of|like=2 9 kind_of|like=4
-11 kind_of|s=0000 13 kind_of|since=-1 13 kind_of|since=1 -7 kind_of|sw=0,<other> -11 kind_of|till=-1 7
kind_of|w1=<other> -11 like-1=0,-s 9 like-1=0,adjective 9 like-1=0,as -8 like-1=0,be 9 like-1=0,do -6 like-1=0,other -4
like-1=0,preposition 7 like-1=0,so -7 like-1=1,preposition 7 like-1=1,this 10 like-1=1,you -8 like-1=2,adjective 7
like-1=2,clitic 4 like-1=2,hesitation -9 like-1=2,look -9 like-1=2,other 14 like-1=2,this 7 like-1=2,verb -7
like-1=3,-s -13 like-1=3,adverb 6 like-1=3,be -14 like-1=3,hesitation 6 like-1=3,noun 6 like-1=3,object 8
like-1=3,subject -6 like-1=4,and 9 like-1=4,be -6 like-1=4,clitic -15 like-1=4,like -6 like-1=4,look -16 like-1=4,other
10 like-1=4,preposition 7 like-1=4,think -13 like-1=5,be 8 like-1=5,other -10 like-1=6,clitic -10 like1=0,-ed 7
like1=0,adverb -7 like1=0,and 13 like1=0,article 7 like1=0,cut 7 like1=0,i -8 like1=0,noun -7 like1=0,this 11
like1=1,article -6 like1=1,noun -6 like1=1,quantity -6 like1=1,subject 8 like1=1,to -6 like1=2,-ing 6 like1=2,and 6
like1=2,article -5 like1=2,clitic 7 like1=2,i 14 like1=2,other -11 like1=2,so 10 like1=2,this -14 like1=2,wh -9
like1=3,wh -6 like1=4,because -6 like1=4,i -8 like1=4,it -7 like1=4,other 8 like1=4,preposition 11 like1=4,this -12
like1=4,wh -9 like1=5,-ing 9 like1=5,because 7 like1=6,other -6 like=0 10 like=4 -8 like| 19 like|again-1=0 10
like|again-1=2 7 like|again1=-1 12 like|again1=0 7 like|again1=2 -7 like|again2=-1 18 like|breaks-1=1,and 6
like|breaks-1=1,be -5 like|breaks-1=1,clitic -7 like|breaks-1=2,and 9 like|breaks-1=2,clitic -16 like|breaks-1=2,look
-9 like|breaks-1=4,adverb -9 like|breaks-1=4,and 7 like|breaks-1=4,clitic -6 like|breaks-1=4,look -9 like|breaks-1=5,be
-9 like|breaks1=0,article -11 like|breaks1=2,article 9 like|breaks1=2,wh 7 like|breaks1=3,article 8
like|breaks1=4,article 8 like|breaks1=4,clitic -10 like|breaks1=4,this -6 like|breaks1=4,to -8 like|breaks1=5,other -11
like|breaks1=6,article -7 like|breaks=7 6 like|c-1=-ly 7 like|c-1=-s -8 like|c-1=adjective -7 like|c-1=adverb -7
like|c-1=and 29 like|c-1=be -25 like|c-1=clitic -36 like|c-1=have 13 like|c-1=i -16 like|c-1=look -41 like|c-1=not -7
like|c-1=noun -14 like|c-1=preposition 17 like|c-1=right 10 like|c-1=so 15 like|c-1=think -11 like|c-1=this 22
like|c-1=to 15 like|c-1=verb 13 like|c-1=very 8 like|c-1=wh 13 like|c-2=-ed 7 like|c-2=-tion 7 like|c-2=and -7
like|c-2=have 9 like|c-2=i -8 like|c-2=it -9 like|c-2=look -14 like|c-2=number 8 like|c-2=object 7 like|c-2=other 8
like|c-2=subject -12 like|c-2=this 6 like|c-2=wh -10 like|c-2=yes 10 like|c-3=-s -7 like|c-3=be 7 like|c-3=because -7
like|c-3=hesitation 7 like|c-3=it -12 like|c-3=like 6 like|c-3=this 7 like|c-3=yes 8 like|c1=-s -9 like|c1=adjective 11
like|c1=adverb 7 like|c1=because 9 like|c1=cut 7 like|c1=hesitation -17 like|c1=noun 7 like|c1=object -13 like|c1=other
-18 like|c1=possessive 7 like|c1=preposition 14 like|c1=this -23 like|c1=to -15 like|c1=verb 9 like|c1=very 7
like|c1=you -9 like|c2=-ed 5 like|c2=-ous 7 like|c2=adverb 10 like|c2=and -14 like|c2=i -14 like|c2=modal 9
like|c2=preposition 16 like|c2=quantity 12 like|c2=yes -10 like|c3=-tion 11 like|c3=article -6 like|c3=do -8
like|c3=number 11 like|c3=object 7 like|c3=possessive 6 like|c3=verb -12 like|c3=very 7 like|c3=yes 7
like|cc-2=and,adverb 9 like|cc-2=and,clitic -15 like|cc-2=and,noun -8 like|cc-2=article,noun 6 like|cc-2=clitic,adverb
-6 like|cc-2=i,be -9 like|cc-2=i,modal -6 like|cc-2=it,look -9 like|cc-2=other,and 7 like|cc-2=other,be -7
like|cc-2=other,clitic -9 like|cc-2=subject,be -8 like|cc-2=this,be 12 like|cc0=-s,other -8 like|cc0=be,clitic -10
like|cc0=be,i -16 like|cc0=be,other -7 like|cc0=be,yes -9 like|cc0=clitic,article 8 like|cc0=clitic,clitic -9
like|cc0=clitic,yes -6 like|cc0=look,article -7 like|cc0=modal,to -6 like|cc0=noun,clitic 6 like|cc0=noun,this -13
like|cc0=other,clitic 6 like|cc0=other,this -11 like|cc0=preposition,number 7 like|cc0=preposition,other 8
like|cc0=think,subject -7 like|cc0=think,you -6 like|cc1=preposition,article 8 like|cc1=quantity,preposition -6
like|cc1=this,and -10 like|cc1=this,be 7 like|cc1=to,verb -9 like|ccc-2=and,noun,this -7 like|cut-1=-1 10 like|cut-1=3
7 like|cut1=-1 18 like|cut1=0 7 like|cw=-s,<other> -8 like|cw=be,<other> -7 like|cw=be,i -16 like|cw=clitic,a 8
like|cw=modal,to -6 like|cw=noun,that -11 like|cw=other,that -7 like|cw=preposition,<other> 8 like|cw=think,you -6
like|hesitations-1=0,be -18 like|hesitations-1=0,do 7 like|hesitations-1=0,look -23 like|hesitations-1=0,other -7
like|hesitations-1=0,preposition 8 like|hesitations-1=0,right 6 like|hesitations-1=0,this 9 like|hesitations-1=1,and 13
like|hesitations-1=1,clitic -18 like|hesitations-1=1,do -8 like|hesitations-1=1,look -7 like|hesitations-1=1,other -6
like|hesitations-1=1,preposition 10 like|hesitations-1=1,this 8 like|hesitations-1=2,be -8 like|hesitations-1=2,clitic
-11 like|hesitations-1=2,other 11 like|hesitations-1=2,preposition 8 like|hesitations-1=3,other 6
like|hesitations1=0,-ing 10 like|hesitations1=0,cut 6 like|hesitations1=0,hesitation -11 like|hesitations1=0,object -11
like|hesitations1=0,other -10 like|hesitations1=0,preposition 7 like|hesitations1=0,subject -8 like|hesitations1=0,this
-7 like|hesitations1=0,wh 10 like|hesitations1=0,you -6 like|hesitations1=1,adverb 11 like|hesitations1=1,article -7
like|hesitations1=1,this -11 like|hesitations1=1,you -7 like|hesitations1=4,this -6 like|hesitations=5 6
like|like-1=1,adverb -6 like|like-1=1,be -7 like|like-1=1,clitic -6 like|like-1=1,look -9 like|like-1=1,noun -6
like|like-1=1,other -10 like|like-1=1,preposition 9 like|like-1=1,think -7 like|like-1=2,adverb -7 like|like-1=2,be -7
like|like-1=2,look -10 like|like-1=2,other 9 like|like-1=2,preposition 7 like|like-1=3,and 8 like|like-1=3,be -14
like|like-1=4,and 12 like|like-1=4,be -9 like|like-1=4,clitic -9 like|like-1=4,look -16 like|like-1=4,other 10
like|like-1=4,think -10 like|like-1=5,be 9 like|like-1=5,clitic -6 like|like-1=6,clitic -9 like|like1=1,article -6
like|like1=1,i -6 like|like1=2,article -6 like|like1=2,other -14 like|like1=3,i 7 like|like1=4,hesitation -7
like|like1=4,other 9 like|like1=4,preposition 9 like|like1=4,subject -7 like|like1=5,article 7 like|like1=5,i -9
like|like=1 -36 like|like=2 -10 like|like=4 22 like|like=5 15 like|like=6 11 like|own-1=2 5 like|own1=-1 10 like|own1=5
6 like|own1=7 -8 like|s=0000 11 like|s=0010 -25 like|s=0100 19 like|s=0101 -8 like|s=0110 10 like|s=1100 9 like|said=0
13 like|same=000 9 like|same=010 6 like|same=100 7 like|since=0 31 like|since=4 -13 like|sw=0,<-ing> 9 like|sw=0,<-ly>
8 like|sw=0,i -11 like|sw=0,no -7 like|sw=0,oh -17 like|sw=0,okay -10 like|sw=0,that -16 like|sw=0,this -12
like|sw=0,to -14 like|sw=0,what 11 like|sw=0,you -17 like|sw=0,you're -10 like|sw=1,<other> -7 like|sw=1,i 10
like|sw=1,you 7 like|till=-1 28 like|till=0 -16 like|till=1 -8 like|till=3 7 like|till=4 7 like|um-1=-1 11 like|um1=-1
17 like|w-1=<-ly> 7 like|w-1=<-s> -8 like|w-1=and 13 like|w-1=be -14 like|w-1=but 9 like|w-1=don't -10 like|w-1=feel
-35 like|w-1=felt -15 like|w-1=have 8 like|w-1=i -16 like|w-1=i'm -13 like|w-1=is 8 like|w-1=it's -13 like|w-1=just -20
like|w-1=know 9 like|w-1=look -7 like|w-1=mean 10 like|w-1=not -9 like|w-1=of 7 like|w-1=or 7 like|w-1=right 10
like|w-1=so 15 like|w-1=something -15 like|w-1=sounds -7 like|w-1=that 15 like|w-1=that's 6 like|w-1=there's 8
like|w-1=things -8 like|w-1=to 15 like|w-1=was -6 like|w-1=were -8 like|w-1=would -12 like|w-1=you're -8 like|w-2=<-ed>
7 like|w-2=<-tion> 7 like|w-2=<other> 8 like|w-2=and -9 like|w-2=i -8 like|w-2=it -9 like|w-2=that 7 like|w-2=who -7
like|w-3=<-s> -7 like|w-3=if -8 like|w-3=is 7 like|w-3=it -12 like|w-3=it's -6 like|w-3=like 6 like|w-3=of -10
like|w1=<-s> -9 like|w1=<cut> 7 like|w1=<other> -18 like|w1=just 9 like|w1=no -7 like|w1=oh -15 like|w1=okay -9
like|w1=that -15 like|w1=this -11 like|w1=to -15 like|w1=what 7 like|w1=you -9 like|w1=you're -8 like|w2=<-ed> 5
like|w2=<-ous> 7 like|w2=and -9 like|w2=but -6 like|w2=i -14 like|w2=i'm -6 like|w2=of 5 like|w2=said -18
like|w3=<-tion> 11 like|w3=in -6 like|w3=the -7 like|w3=yeah 7 like|wc=<-s>,other -8 like|wc=<other>,clitic 6
like|wc=<other>,this -11 like|wc=was,i -7 like|wc=would,to -6 like|ws=0,<-s> -8 like|ws=0,and 9 like|ws=0,be -13
like|ws=0,but 9 like|ws=0,don't -11 like|ws=0,feel -37 like|ws=0,felt -15 like|ws=0,have 8 like|ws=0,i -13
like|ws=0,i'm -9 like|ws=0,is 9 like|ws=0,it's -14 like|ws=0,just -9 like|ws=0,know 8 like|ws=0,look -7 like|ws=0,not
-13 like|ws=0,right 9 like|ws=0,so 15 like|ws=0,something -12 like|ws=0,sounds -7 like|ws=0,that 12 like|ws=0,things -8
like|ws=0,to 15 like|ws=0,would -12 like|ws=0,you -9 like|ws=1,just -11 like|ws=1,was -10 like|ww-2=<other>,and 6
like|ww-2=a,<other> -6 like|ww-2=and,i'm -6 like|ww-2=i,feel -22 like|ww-2=i,was -9 like|ww-2=i,would -7
like|ww0=<-s>,<other> -8 like|ww0=<other>,that -7 like|ww0=was,i -7 like|ww0=would,to -6 like|ww1=a,<other> -7
like|ww1=you,know 8 own-1=2 -9 own-1=3 8 own-1=7 8 own1=-1 -9 own1=0 -11 own1=1 13 own1=2 7 own1=3 8 own1=5 13 own1=6
-10 right|again-1=-1 -10 right|again-2=-1 -11 right|again1=-1 -7 right|again1=5 6 right|breaks-1=1,other -8
right|breaks-1=2,other 9 right|breaks=0 -5 right|breaks=2 6 right|breaks=3 -10 right|breaks=4 9 right|breaks=5 -12
right|c-1=adverb 9 right|c-1=article -6 right|c-1=clitic -10 right|c-1=cut 13 right|c-1=noun 11 right|c-1=think 8
right|c-1=yes -6 right|c-2=and 6 right|c-2=article 8 right|c-2=like -6 right|c-2=quantity 8 right|c1=adverb -13
right|c1=because 7 right|c1=clitic -9 right|c1=cut -10 right|c1=hesitation -7 right|c1=you 9 right|c2=adverb -6
right|c2=hesitation -6 right|c2=i 12 right|c2=preposition -9 right|c2=yes -7 right|c3=-ing -6 right|c3=do 9 right|c3=i
-7 right|c3=other 6 right|cut-1=0 13 right|cut1=0 -10 right|hesitations-1=0,noun 10 right|hesitations-1=0,other 9
right|hesitations-1=1,quantity 6 right|hesitations1=0,adverb -7 right|hesitations1=0,cut -8 right|hesitations1=0,so -10
right|hesitations1=1,preposition -8 right|hesitations=1 9 right|like-1=2,other -6 right|like=2 -12 right|like=4 -6
right|like=5 10 right|s=0000 -29 right|s=0010 16 right|s=0011 -7 right|s=0100 27 right|s=0110 -9 right|since=0 22
right|since=2 -10 right|since=3 -7 right|sw=0,now -8 right|till=2 -6 right|um-1=-1 -8 right|um1=-1 -8 right|um1=0 -7
right|w-1=<cut> 13 right|w-2=like -6 right|w1=<cut> -10 right|w1=but 7 right|w1=now -12 right|w1=you 9 right|w2=i 12
right|w2=yeah -6 right|w3=<-ing> -6 right|w3=<other> 6 right|w3=i -7 right|ws=0,<cut> 21 right|ws=1,<cut> -8 s=0000 -7
s=0001 -18 s=0010 8 s=0011 -6 s=0110 19 s=1000 -6 s=1100 -10 s=1110 11 said=0 -9 said=1 9 same=000 -15 same=010 5
same=100 9 since=-1 -8 since=0 32 since=2 -8 sort_of|breaks=3 -8 sort_of|hesitations=1 -7 sort_of|since=-1 -12
so|again-1=0 -6 so|breaks-1=0,-s -6 so|breaks-1=1,-s 6 so|breaks-1=5,other 12 so|breaks1=3,you -8 so|breaks1=4,clitic
10 so|breaks1=4,other -9 so|breaks=0 -14 so|breaks=2 -6 so|breaks=6 10 so|c-1=-tion 9 so|c-1=adjective 10 so|c-1=adverb
-9 so|c-1=hesitation -8 so|c-1=noun -8 so|c-1=think -9 so|c-2=clitic 8 so|c-2=do -6 so|c-2=verb 6 so|c-2=yes 13
so|c-3=it 7 so|c-3=preposition -6 so|c-3=this -8 so|c-3=wh 6 so|c1=-ing -8 so|c1=adjective -15 so|c1=and 16
so|c1=hesitation 10 so|c1=it 7 so|c1=quantity -14 so|c1=so 8 so|c1=this 9 so|c1=wh 6 so|c1=yes 10 so|c2=-ed -10
so|c2=-s -6 so|c2=adverb -7 so|c2=and 7 so|c2=be 9 so|c2=clitic -7 so|c2=cut 7 so|c2=do 9 so|c2=noun -7
so|c2=preposition -13 so|c2=think 7 so|c2=verb -8 so|c2=very 7 so|c2=yes 14 so|c3=article 6 so|c3=be 6 so|c3=clitic 15
so|c3=i -5 so|c3=like -8 so|c3=other -9 so|cc-2=other,-s 10 so|cc1=i,do 6 so|cc1=i,think 10 so|cc1=it,be 8
so|ccc-1=other,i,think 7 so|cut-1=-1 -12 so|cut1=4 -9 so|hesitations-1=0,adverb -8 so|hesitations-1=0,be -10
so|hesitations-1=0,clitic -8 so|hesitations-1=0,other 9 so|hesitations-1=0,right 8 so|hesitations-1=1,-s 8
so|hesitations-1=1,and -11 so|hesitations-1=2,and 5 so|hesitations1=0,adjective -8 so|hesitations1=0,clitic 11
so|hesitations1=0,i 7 so|hesitations1=2,clitic -8 so|hesitations=0 10 so|hesitations=1 -11 so|hesitations=5 -6
so|like-1=0,-s 7 so|like-1=0,adverb -7 so|like-1=0,and 8 so|like-1=0,other -5 so|like-1=1,yes -6 so|like-1=2,hesitation
-6 so|like1=0,subject -5 so|like1=1,clitic -10 so|like1=1,subject 7 so|like1=1,this 7 so|like1=2,adjective -9
so|like1=2,clitic 8 so|like1=2,i 8 so|like1=2,subject -6 so|like1=4,adjective -6 so|like=1 7 so|like=3 -7 so|like=5 -6
so|own-1=3 7 so|own-1=4 -6 so|own1=-1 -12 so|own1=3 6 so|s=0000 -24 so|s=0001 -10 so|s=0010 19 so|s=0100 -11 so|s=0110
11 so|s=1000 11 so|s=1100 -8 so|said=0 -11 so|said=1 8 so|since=-1 -19 so|since=1 12 so|since=3 6 so|sw=0,<-ing> -7
so|sw=0,many -7 so|sw=0,much -7 so|sw=0,yeah 8 so|till=-1 -20 so|till=0 36 so|till=3 -8 so|till=4 -9 so|um-1=-1 5
so|um-1=0 -9 so|w-1=<-tion> 9 so|w-2=on 8 so|w-2=the -8 so|w-2=yeah 8 so|w-3=in -8 so|w-3=it 7 so|w1=<-ing> -8
so|w1=and 11 so|w1=it 7 so|w1=it's 9 so|w1=many -8 so|w1=much -9 so|w1=she 7 so|w1=so 8 so|w1=that 8 so|w2=<-ed> -10
so|w2=<-s> -6 so|w2=<cut> 7 so|w2=and 6 so|w2=can -7 so|w3=<other> -9 so|w3=i -5 so|w3=like -8 so|w3=that's 6 so|w3=the
10 so|ws=0,<-tion> 7 so|ws=0,okay -7 so|ww-2=<other>,<-s> 10 sw=0,<-ed> 9 sw=0,<-ly> 7 sw=0,<-s> -10 sw=0,<cut> 17
sw=0,it -7 sw=0,it's 9 sw=0,just 9 sw=0,much -7 sw=0,not 8 sw=0,now -11 sw=0,oh -11 sw=0,okay -6 sw=0,that -14
sw=0,that's 6 sw=0,the 11 sw=0,they -8 sw=0,this -9 sw=0,to -12 sw=0,we 10 sw=0,what -10 sw=0,you -21 sw=0,you're -14
sw=1,and 10 sw=1,but 7 sw=1,i'm 6 sw=1,so 8 sw=1,the -4 sw=1,this 7 sw=1,um -7 sw=1,what -12 sw=1,you 10 till=-1 19
till=0 34 till=1 -15 till=2 -15 till=4 -8 um1=4 7 w-1=<-'s> -7 w-1=<-tion> 11 w-1=<cut> 10 w-1=a 10 w-1=all -11 w-1=are
-9 w-1=as -9 w-1=be -11 w-1=but 5 w-1=feel -28 w-1=felt -16 w-1=had 7 w-1=have 7 w-1=i -13 w-1=i'm -9 w-1=is 19
w-1=just -21 w-1=know 7 w-1=look -9 w-1=mean 11 w-1=not -8 w-1=of 11 w-1=okay -11 w-1=right 9 w-1=say 12 w-1=saying 8
w-1=so 12 w-1=something -15 w-1=sounds -7 w-1=that's 6 w-1=them 6 w-1=then 11 w-1=there 7 w-1=things -11 w-1=to 12
w-1=up -6 w-1=was -6 w-1=were -8 w-1=would -11 w-1=yeah 10 w-1=you're -9 w-2=<-ed> 7 w-2=<-s> -8 w-2=a 12 w-2=are 8
w-2=do -12 w-2=i -10 w-2=in 8 w-2=just -9 w-2=like -5 w-2=no 7 w-2=on 10 w-2=that 9 w-2=thing 6 w-2=were 6 w-2=what -6
w-2=who -7 w-2=with 8 w-2=yeah 8 w-3=<-s> -9 w-3=at -9 w-3=for 17 w-3=have 8 w-3=if -7 w-3=in -11 w-3=it's -6
w-3=mm-hmm 6 w-3=no 6 w-3=on -10 w-3=the -6 w-3=time -6 w-3=we 6 w-3=when 7 w-3=you -10 w1=<-'s> -10 w1=<-ed> 7
w1=<-ing> 8 w1=<cut> 12 w1=and 14 w1=but 6 w1=even 9 w1=good -6 w1=i'm 5 w1=it -10 w1=it's 11 w1=just 9 w1=like 11
w1=many -6 w1=maybe -7 w1=much -9 w1=now -16 w1=okay -6 w1=people 8 w1=she 9 w1=so 9 w1=some 9 w1=that -14 w1=there -8
w1=they -9 w1=to -11 w1=what -23 w1=you -11 w1=you're -12 w2=<cut> 12 w2=<other> -6 w2=a -5 w2=actually 7 w2=at -11
w2=because -7 w2=didn't 7 w2=do -7 w2=have 7 w2=how 10 w2=i'm -12 w2=know 8 w2=mean 5 w2=of 8 w2=said -20 w2=the 7
w2=they -10 w2=this -5 w2=was 9 w2=we -9 w2=well 6 w2=were -7 w2=with 6 w2=would 6 w2=you're -6 w3=<-tion> 8 w3=<other>
-10 w3=back -6 w3=did 9 w3=do -7 w3=get -8 w3=go -7 w3=he 7 w3=i -14 w3=is -7 w3=it 13 w3=just 7 w3=not -7 w3=of 10
w3=really 9 w3=she -7 w3=something -8 w3=that's 13 w3=time -7 w3=to -10 w3=um -6 w3=you're -9 wc=<-s>,other -8
wc=<cut>,wh -7 wc=<other>,and 11 wc=<other>,this -9 wc=it's,adjective 10 wc=to,other 7 wc=would,to -6 well|again1=-1
-10 well|again2=-1 -10 well|breaks=4 -7 well|c-1=as -13 well|c-2=-s -6 well|c-2=clitic -6 well|c-2=do -7 well|c-2=other
5 well|c-3=verb 9 well|c1=clitic 5 well|c1=i -10 well|c1=other 5 well|c1=preposition -5 well|cut-1=-1 -9 well|cut1=-1
-9 well|hesitations=3 -10 well|like-1=1,other 8 well|own1=-1 -13 well|s=0100 -8 well|since=-1 -7 well|sw=1,i -8
well|w-1=as -13 well|w-2=<-s> -6 well|w-2=<other> 5 well|w1=<other> 5 well|w1=i -10 well|ws=0,as -8 ws=0,<-s> -7
ws=0,<-tion> 11 ws=0,<cut> 15 ws=0,<other> -5 ws=0,a 10 ws=0,all -8 ws=0,are -7 ws=0,be -9 ws=0,but 7 ws=0,don't -7
ws=0,feel -30 ws=0,felt -15 ws=0,had 8 ws=0,i -10 ws=0,is 15 ws=0,it -10 ws=0,it's -9 ws=0,just -10 ws=0,like -10
ws=0,look -8 ws=0,mean 10 ws=0,not -9 ws=0,of 9 ws=0,okay -10 ws=0,say 8 ws=0,so 14 ws=0,something -13 ws=0,sounds -7
ws=0,that 8 ws=0,that's 8 ws=0,then 11 ws=0,there 6 ws=0,things -11 ws=0,this 6 ws=0,to 12 ws=0,up -7 ws=0,would -11
ws=0,yeah 12 ws=0,you -10 ws=1,<-s> 9 ws=1,<other> 19 ws=1,it's 6 ws=1,just -11 ws=1,right 9 ws=1,was -10 ws=1,you're
-8 ww-2=<other>,<other> -6 ww-2=<other>,just -9 ww-2=<other>,right 8 ww-2=<other>,was -7 ww-2=i,feel -19 ww-2=i,mean 10
ww-2=of,<other> -7 ww-2=on,<other> 8 ww-2=that,is 8 ww-2=you,know 6 ww0=<-s>,<other> -8 ww0=<other>,and 8
ww0=<other>,that -6 ww0=to,<other> 7 ww0=would,to -6 ww1=a,<other> -11 ww1=i,think 6 ww1=if,you 10 ww1=it,was 7
ww1=like,i 9 ww1=that,was 8 ww1=we,have 8 ww1=what,i -8 ww1=you,know 16 you_know| 20 you_know|again-1=-1 20
you_know|again-2=-1 15 you_know|again1=-1 11 you_know|again1=0 8 you_know|again2=-1 13 you_know|breaks1=3,wh -17
you_know|breaks1=4,wh -18 you_know|breaks1=5,wh -8 you_know|breaks=1 -8 you_know|breaks=2 -5 you_know|breaks=3 9
you_know|breaks=5 8 you_know|breaks=6 11 you_know|breaks=7 5 you_know|c-1=adverb 8 you_know|c-1=be 8
you_know|c-1=because -11 you_know|c-1=do -11 you_know|c-1=object 6 you_know|c-2=adverb -7 you_know|c-2=article 8
you_know|c-2=hesitation 7 you_know|c-2=other -5 you_know|c-2=preposition 6 you_know|c-2=subject 5 you_know|c-2=verb 6
you_know|c-3=-s 6 you_know|c-3=and 7 you_know|c-3=clitic 6 you_know|c-3=you -5 you_know|c1=adverb 8
you_know|c1=hesitation 5 you_know|c1=i 13 you_know|c1=other 5 you_know|c1=verb 11 you_know|c1=wh -51 you_know|c1=you
-10 you_know|c2=adjective -13 you_know|c2=i -10 you_know|c2=preposition 7 you_know|c2=quantity 7 you_know|c3=and 6
you_know|c3=be -9 you_know|c3=preposition 10 you_know|cc-2=other,other -7 you_know|cc0=and,wh -8 you_know|cc1=wh,i -10
you_know|cut-1=-1 33 you_know|cut1=-1 13 you_know|cw=and,what -5 you_know|hesitations-1=0,verb -6
you_know|hesitations1=0,wh -14 you_know|hesitations1=1,wh -20 you_know|hesitations1=2,wh -12 you_know|hesitations=1 7
you_know|hesitations=3 8 you_know|like1=0,wh -8 you_know|like1=2,wh -14 you_know|like1=3,wh -13 you_know|like1=4,wh -10
you_know|like=0 -8 you_know|like=1 14 you_know|like=2 8 you_know|like=3 10 you_know|own-1=-1 25 you_know|own-1=2 -5
you_know|own1=-1 26 you_know|own1=0 -10 you_know|own1=5 6 you_know|s=0000 34 you_know|s=0100 -16 you_know|s=1000 -5
you_know|said=0 15 you_know|same=000 13 you_know|same=100 8 you_know|since=-1 30 you_know|since=0 -11 you_know|since=1
-9 you_know|sw=0,i 12 you_know|sw=0,that -8 you_know|sw=0,what -26 you_know|sw=0,you -10 you_know|sw=1,what -11
you_know|till=-1 23 you_know|till=0 11 you_know|um-1=-1 6 you_know|um1=-1 14 you_know|w-2=<other> -5 you_know|w-2=and 6
you_know|w-3=<-s> 6 you_know|w-3=and 6 you_know|w-3=you -5 you_know|w1=<other> 5 you_know|w1=how -8 you_know|w1=i 13
you_know|w1=that -11 you_know|w1=this 7 you_know|w1=what -37 you_know|w1=you -10 you_know|w2=i -10 you_know|w2=the 7
you_know|w3=don't -7 you_know|ws=0,<cut> -7 you_know|ww-2=<other>,<other> -7
"""
_FIELDS = _TABLE.split()
WEIGHTS = {name.replace("_", " "): int(weight) for name, weight in zip(_FIELDS[::2], _FIELDS[1::2], strict=True)}
